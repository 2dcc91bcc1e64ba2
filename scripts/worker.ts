import "./node-version.ts";
import { readEnv } from "#server/kernel/env.ts";
import { StepFailed, sayFailure } from "./launch/progress.ts";
import { runningDatabase } from "./launch/running.ts";

// Started by hand, nobody keeps an order: Ctrl-C is as good as SIGTERM.
process.on("SIGINT", () => process.kill(process.pid, "SIGTERM"));

/** One more worker beside the product's own, on the same database; as many as one likes. */
try {
  const { ownerUrl } = runningDatabase(readEnv());
  await import("#server/worker.ts");
  console.log(`• Worker: runs on ${new URL(ownerUrl).host}, Ctrl-C ends it`);
} catch (error) {
  sayFailure(new StepFailed("Worker", error));
  process.exit(1);
}
