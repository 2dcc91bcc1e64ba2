import { createTRPCClient, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { afterEach, expect, test } from "vitest";
import { askedNow, subscribeToAsked, whoTaps } from "#app/_trpc/who-taps.ts";
import type { AppRouter } from "#server/api/root.ts";

const as = { staffId: "s1", role: "surgeon", pin: "4917" } as const;
const tap = { bookingId: "b1", step: "arrived" } as const;
let leave = () => {};
afterEach(() => leave());

/** A page whose server answers by turns: an error's reason, or a step taken; and all that was sent. */
function page(...answers: readonly string[]) {
  const sent: unknown[] = [];
  const server: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        const reason = answers[sent.push(op.input) - 1];
        const shape = {
          message: reason,
          code: -32600,
          data: { reason, params: {}, issues: [], field: null },
        };
        if (reason === "ok") {
          observer.next({ result: { type: "data", data: { taken: true } } });
          observer.complete();
        } else observer.error(TRPCClientError.from({ error: shape } as never));
      });
  const client = createTRPCClient<AppRouter>({ links: [whoTaps, server] });
  return { sent, take: () => client.day.take.mutate(tap).catch((error) => error.data.reason) };
}
const open = () => {
  leave = subscribeToAsked(() => {});
};
const answer = async (given: typeof as | null) => {
  await expect.poll(() => askedNow()?.sending).toBe(false);
  const { refused } = askedNow() ?? {};
  askedNow()?.answer(given);
  return refused?.reason ?? null;
};

test("a tap that is taken asks nobody", async () => {
  open();
  const { sent, take } = page("ok");
  expect(await take()).toEqual({ taken: true });
  expect(sent).toEqual([tap]);
  expect(askedNow()).toBeNull();
});

test("a shared device asks who taps, again after a wrong PIN, and sends the same tap", async () => {
  open();
  const { sent, take } = page("whoTaps", "wrongPin", "ok");
  const taken = take();
  expect(await answer(as)).toBeNull();
  expect(await answer({ ...as, pin: "4917" })).toBe("wrongPin");
  expect(await taken).toEqual({ taken: true });
  expect(sent).toEqual([tap, { ...tap, as }, { ...tap, as }]);
  expect(askedNow()).toBeNull();
});

test("who leaves the question gets the first refusal, and nothing more is sent", async () => {
  open();
  const { sent, take } = page("whoTaps", "ok");
  const left = take();
  await answer(null);
  expect(await left).toBe("whoTaps");
  expect(sent).toEqual([tap]);
  expect(askedNow()).toBeNull();
});

test("another refusal than of the PIN closes the question and is the tap's own", async () => {
  open();
  const { take } = page("whoTaps", "gatesOpen");
  const refused = take();
  await answer(as);
  expect(await refused).toBe("gatesOpen");
  expect(askedNow()).toBeNull();
});

test("where nobody can be asked, the refusal is passed on", async () => {
  expect(await page("whoTaps").take()).toBe("whoTaps");
});
