import "../node-version.ts";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";

const root = join(import.meta.dirname, "../..");
const seen = ["app", "server", "db", "scripts", "tests", "proxy.ts"];

/** An edge that always exists: a checker that misses it has parsed nothing and would pass on anything. */
const KNOWN = { from: "server/api/root.ts", to: "server/api/trpc.ts" };

process.chdir(root);
const options = await extractOptions(join(root, ".dependency-cruiser.cjs"));
const { output } = await cruise(seen, options);
if (typeof output === "string") throw new Error("the report is not the one asked for");

const known = output.modules
  .find((module) => module.source === KNOWN.from)
  ?.dependencies.some((one) => one.resolved === KNOWN.to);
const { violations, totalCruised, totalDependenciesCruised } = output.summary;
for (const { rule, from, to, cycle } of violations) {
  const way = cycle ? cycle.map((step) => step.name).join(" → ") : to;
  console.error(`${rule.name}: ${from} → ${way}`);
}
if (!known) console.error(`the import ${KNOWN.from} → ${KNOWN.to} was not seen: nothing was checked`);
console.log(`${totalCruised} modules, ${totalDependenciesCruised} imports`);
process.exit(known && violations.length === 0 ? 0 : 1);
