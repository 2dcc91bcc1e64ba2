import "./node-version.ts";
import { runCheck } from "./check/steps.ts";

const { failed } = await runCheck();
process.exit(failed === 0 ? 0 : 1);
