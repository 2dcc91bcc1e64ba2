// Node reads the package.json of an ES module's package anew for each of its files. Drizzle's is 180 kB, and it has hundreds of files: more than a second of
// every start. Its CommonJS files, which are the same code, need no such look.
import module from "node:module";
import { pathToFileURL } from "node:url";

const require = module.createRequire(import.meta.url);
const isDrizzle = (specifier) => specifier === "drizzle-orm" || specifier.startsWith("drizzle-orm/");

// An older Node, which runs only what comes before ours, has no hooks.
module.registerHooks?.({
  resolve: (specifier, context, next) =>
    isDrizzle(specifier) && context.conditions.includes("import")
      ? { url: pathToFileURL(require.resolve(specifier)).href, format: "commonjs", shortCircuit: true }
      : next(specifier, context),
});
