import { Refusal } from "#db/embedded/refusal.ts";

/** A failure with the step it happened in. */
export class StepFailed extends Error {
  readonly step: string;
  readonly advice: string;
  constructor(step: string, cause: unknown) {
    const { why, advice } = explain(cause);
    super(why, { cause });
    this.step = step;
    this.advice = advice;
  }
}

/** Runs one step, saying what came of it and how long it took; when it takes long, also that it has begun. The work answers the word to print. */
export async function step<T>(name: string, work: () => Promise<{ said: string; value: T }>): Promise<T> {
  const began = performance.now();
  const patience = setTimeout(() => console.log(`• ${name} …`), 1_500);
  try {
    const { said, value } = await work();
    console.log(`• ${name}: ${said} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    return value;
  } catch (error) {
    throw error instanceof StepFailed ? error : new StepFailed(name, error);
  } finally {
    clearTimeout(patience);
  }
}

/** Says which step failed, why, and what to do. */
export function sayFailure(error: unknown): void {
  const failed = error instanceof StepFailed ? error : new StepFailed("Start", error);
  console.error(`\n✗ ${failed.step}: ${failed.message}\n  What to do: ${failed.advice}`);
}

function explain(cause: unknown): { why: string; advice: string } {
  if (cause instanceof Refusal) return { why: cause.message, advice: cause.advice };
  const { code, message, path } = cause as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "53100")
    return {
      why: "the disk is full",
      advice: "Free some space (about 2 GB with the build) and start again.",
    };
  if (code === "EACCES" || code === "EPERM")
    return {
      why: `no right to ${path ?? "a file"}`,
      advice: "Give it to the user who starts Dayward, and start again.",
    };
  if (
    code === "ECONNREFUSED" ||
    code === "ENOTFOUND" ||
    code === "EHOSTUNREACH" ||
    code === "CONNECT_TIMEOUT"
  )
    return {
      why: `the database does not answer (${message})`,
      advice:
        "See that it runs (npm start brings the embedded one up), and that DATABASE_URL is right if it is set.",
    };
  if (code === "3D000")
    return {
      why: message,
      advice: "Create it, owned by the login in DATABASE_URL: CREATE DATABASE name OWNER login.",
    };
  if (code === "53300")
    return {
      why: "the database has no connection left",
      advice: "Raise its max_connections, or stop what holds them.",
    };
  if (code === "28P01" || code === "28000")
    return { why: "the database refused the login", advice: "See the name and password in DATABASE_URL." };
  return { why: message ?? String(cause), advice: "Mend what the line above says and start again." };
}
