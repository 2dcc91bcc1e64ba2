import "../node-version.ts";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { breaches, laws } from "./law-book.ts";

const root = join(import.meta.dirname, "../..");

let read = 0;
let broken = 0;
for (const law of laws) {
  const files = globSync([...law.files], { cwd: root, exclude: (name) => name.includes("node_modules") });
  read += files.length;
  if (files.length === 0) console.error(`${law.name}: there is no file to read, so nothing was checked`);
  if (files.length === 0) broken++;
  for (const file of files.sort()) {
    for (const { line, said } of breaches(law, file, readFileSync(join(root, file), "utf8"))) {
      console.error(`${file}:${line}: ${law.name}: ${said}\n  ${law.because}`);
      broken++;
    }
  }
}
console.log(`${laws.length} laws, ${read} readings`);
process.exit(broken === 0 ? 0 : 1);
