import type { TestProject } from "vitest/node";
import { startCopy } from "./cluster-cache.ts";

declare module "vitest" {
  interface ProvidedContext {
    superUrl: string;
  }
}

/** One PostgreSQL for the whole run; each test file clones a database of its own from the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCopy();
  project.provide("superUrl", cluster.superUrl);
  return cluster.end;
}
