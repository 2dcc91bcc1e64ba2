import { giveUp, install, mustBeRecent, runPinned } from "./bootstrap.mjs";

const [file, ...args] = process.argv.slice(2);
if (!file) giveUp("Run", "no script was named", "Use the commands in package.json.");
mustBeRecent();
install();
runPinned(file, args);
