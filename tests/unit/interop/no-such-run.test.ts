import { TRPCError } from "@trpc/server";
import { expect, test, vi } from "vitest";

const asked = vi.hoisted(() => ({ fault: new Error("none yet") }));
vi.mock("#app/_session/session.ts", () => ({ requireStaff: async () => ({}) }));
vi.mock("next-intl/server", () => ({ getTranslations: async () => (key: string) => key }));
vi.mock("#app/_trpc/server.ts", () => ({
  api: async () => ({
    imports: { get: () => Promise.reject(asked.fault) },
    practice: { sites: async () => [] },
  }),
}));
vi.mock("#app/(staff)/practice/_parts/practice-nav.tsx", () => ({ PracticeNav: () => null }));
vi.mock("#app/(staff)/practice/import/[runId]/run-progress.tsx", () => ({ RunProgress: () => null }));
const { default: NotHere } = await import("#app/(staff)/not-found.tsx");
const { default: RunPage } = await import("#app/(staff)/practice/import/[runId]/page.tsx");

const opened = (code: TRPCError["code"]) => {
  asked.fault = new TRPCError({ code });
  return RunPage({ params: Promise.resolve({ runId: "x" }) }).catch((error: Error) => error);
};

test("a run that is not here, or an id that is none, is the ordinary page of nothing here", async () => {
  for (const code of ["NOT_FOUND", "BAD_REQUEST"] as const)
    expect(await opened(code)).toMatchObject({ type: NotHere });
});

test("any other fault stays a fault", async () => {
  expect(await opened("INTERNAL_SERVER_ERROR")).toBe(asked.fault);
});
