/** Modules from the ground up: each may enter only those before it. */
const ladder = [
  "kernel",
  "privacy",
  "identity",
  "practice",
  "catalogue",
  "scheduling",
  "pathway",
  "recovery",
  "messaging",
  "interop",
];
const modules = ladder.join("|");

/** What a module shows to others: its door, and files of zod schemas, which are free of IO. */
const doors = `^server/(${modules})/(index|[a-z-]*schemas)\\.ts$`;

const climbs = ladder.map((name, step) => ({
  name: `ladder-${name}`,
  comment: `${name} enters only what stands below it on the ladder.`,
  severity: "error",
  from: { path: `^server/${name}/` },
  to: { path: `^server/(${["api", "worker", ...ladder.slice(step + 1)].join("|")})[/.]` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-missing",
      comment: "An import that leads nowhere, which would also hide what it should have shown.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    ...climbs,
    {
      name: "by-the-door",
      comment: "A module is entered by its index.ts or its schemas. The kernel is everybody's floor.",
      severity: "error",
      from: { path: `^(app|proxy\\.ts|scripts/(?!bench/)|server/(api|worker)|db/seed)` },
      to: { path: `^server/(${modules})/`, pathNot: [doors, "^server/kernel/"] },
    },
    {
      name: "by-the-door-of-another",
      comment: "A module is entered by its index.ts or its schemas by other modules too.",
      severity: "error",
      from: { path: `^server/(${modules})/` },
      to: { path: `^server/(${modules})/`, pathNot: [doors, "^server/kernel/", "^server/$1/"] },
    },
    {
      name: "pages-call-the-api",
      comment: "Pages call server/api; app/api, which parses and responds itself, may call a module's door.",
      severity: "error",
      from: { path: "^(app/|proxy\\.ts)", pathNot: "^app/api/" },
      to: {
        path: "^server/",
        pathNot: ["^server/api/", doors.replace("index|", ""), "^server/kernel/log\\.ts$"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "pages-know-no-database",
      severity: "error",
      from: { path: "^(app/|proxy\\.ts)" },
      to: { path: "^db/|^node_modules/(postgres|drizzle-orm|graphile-worker|pg)/" },
    },
    {
      name: "server-knows-no-page",
      severity: "error",
      from: { path: "^(server|db)/" },
      to: { path: "^(app|scripts|tests)/" },
    },
    {
      name: "database-stands-alone",
      comment: "Tables, set-up and embedded server know nothing of the product; the seed books by its doors.",
      severity: "error",
      from: { path: "^db/", pathNot: "^db/seed/" },
      to: { path: "^server/" },
    },
    {
      name: "set-up-is-for-commands",
      comment: "Only commands and tests hold the owner's address.",
      severity: "error",
      from: { path: "^(app|server)/" },
      to: { path: "^db/(setup|seed|embedded/(?!refusal))" },
    },
    {
      name: "rules-are-pure",
      comment:
        "rules/ imports rules and schemas, those of words and dates among them, and nothing that could reach a clock, a file or a wire (of crypto: hashes).",
      severity: "error",
      from: { path: `^server/(${modules})/rules/` },
      to: {
        pathNot: [
          `^server/(${modules})/rules/`,
          doors.replace("index|", ""),
          "^server/kernel/(words|dates)\\.ts$",
          "^node_modules/(zod|rrule-temporal|luxon)/",
          "^crypto$",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { pathNot: "^(tests/|scripts/bench|vitest\\.config|playwright\\.config)" },
      to: { path: "^tests/" },
    },
    {
      name: "no-development-packages",
      comment: "What the product runs must stand under dependencies.",
      severity: "error",
      from: { path: "^(app|server|db|proxy\\.ts|next\\.config)", pathNot: "^drizzle\\.config" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|node_modules/\\.cache)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts", ".css"],
    },
  },
};
