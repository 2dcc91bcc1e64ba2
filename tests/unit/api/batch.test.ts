import { createTRPCClient } from "@trpc/client";
import { afterEach, expect, test, vi } from "vitest";
import { link } from "#app/_trpc/link.ts";
import { MOST_CALLS } from "#app/_trpc/most-calls.ts";
import type { AppRouter } from "#server/api/root.ts";

vi.mock("#app/_session/session.ts", () => ({ getSession: async () => ({ actor: null, requestId: "r-7" }) }));
const { POST } = await import("#app/api/trpc/[trpc]/route.ts");

afterEach(() => vi.unstubAllGlobals());

const calls = (count: number) =>
  POST(
    new Request(`http://here/api/trpc/${Array(count).fill("staff.me").join(",")}?batch=1`, {
      method: "POST",
      headers: { "x-dayward": "1", "content-type": "application/json" },
      body: "{}",
    }),
  );

test("a request with more calls than our pages send is refused whole", async () => {
  const answer = await calls(MOST_CALLS + 1);
  expect(answer.status).toBe(400);
  expect(await answer.text()).not.toContain("signInAgain");
  expect((await calls(300)).status).toBe(400);
  expect(await (await calls(MOST_CALLS)).json()).toHaveLength(MOST_CALLS);
});

test("our pages send no more calls at once than are answered, and lose none", async () => {
  const sent: number[] = [];
  vi.stubGlobal("fetch", async (path: string, more: RequestInit) => {
    const answer = await POST(new Request(`http://here${path}`, more));
    sent.push(((await answer.clone().json()) as unknown[]).length);
    return answer;
  });
  const client = createTRPCClient<AppRouter>({ links: [link()] });
  const asked = Array.from({ length: 25 }, () => client.staff.me.query());
  const answers = await Promise.allSettled(asked);
  expect(sent.toSorted((a, b) => b - a)).toEqual([10, 10, 5]);
  for (const answer of answers)
    expect(answer).toMatchObject({ status: "rejected", reason: { message: "signInAgain" } });
});
