// Node reads the package.json of an ES module's package anew for each of its files. Drizzle's is 180 kB, and it has hundreds of files: more than a second of
// every start. Its CommonJS files beside them, which are the same code, need no such look.
import module from "node:module";

const OF_DRIZZLE = /\/node_modules\/drizzle-orm\/[^?]*\.js$/;

// An older Node, which runs only what comes before ours, has no hooks.
module.registerHooks?.({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    if (!OF_DRIZZLE.test(found.url)) return found;
    return { ...found, url: found.url.replace(/\.js$/, ".cjs"), format: "commonjs" };
  },
});
