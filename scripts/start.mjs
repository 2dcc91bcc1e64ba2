import { install, mustBeRecent, runPinned } from "./bootstrap.mjs";

mustBeRecent();
install();
runPinned("scripts/launch.ts", process.argv.slice(2));
