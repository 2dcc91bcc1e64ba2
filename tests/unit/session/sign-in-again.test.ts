import type { NextAuthOptions } from "next-auth";
import { beforeEach, expect, test, vi } from "vitest";
import { log } from "#server/kernel/log.ts";

const held = { practiceId: "01a20f91-ec61-7000-8000-00000000000a", secret: "x".repeat(43) };
const begun = { ...held, secret: "y".repeat(43), role: "desk", endsAt: Temporal.Now.instant() };
let before: typeof held | null = held;
const signIn = vi.fn(async (): Promise<object> => ({ begun }));
const signOut = vi.fn(async () => {});

type Provider = { options: { authorize: (fields: object) => Promise<{ id: string } | null> } };

vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({ headers: async () => new Headers({ host: "localhost" }) }));
// next-auth's part in it: it asks our provider, and its answer carries what that answered.
vi.mock("next-auth", () => ({
  default: async (_request: Request, _context: object, { providers }: NextAuthOptions) => {
    const [credentials] = providers as unknown as Provider[];
    const user = await credentials?.options.authorize({ practice: "linden", name: "a", passphrase: "b" });
    return new Response(user?.id ?? null, { status: user ? 200 : 401 });
  },
}));
vi.mock("#app/_session/session.ts", () => ({
  getSession: async () => ({ cookie: before, requestId: "r-1" }),
  getRequestId: async () => "r-1",
}));
vi.mock("#server/api/door.ts", () => ({
  doorCtx: () => ({}),
  findPractice: async () => ({ practiceId: held.practiceId }),
  signIn,
  signOut,
}));

const { POST } = await import("#app/api/auth/[...nextauth]/route.ts");

async function come(): Promise<string> {
  const request = new Request("http://localhost/api/auth/callback/credentials", { method: "POST" });
  const nextauth = ["callback", "credentials"];
  return (await POST(request as never, { params: Promise.resolve({ nextauth }) })).text();
}

beforeEach(() => {
  before = held;
  signOut.mockClear();
  signIn.mockReset().mockImplementation(async () => ({ begun }));
});

test("whoever signs in again ends the session that the browser held", async () => {
  expect(await come()).toContain(begun.secret);
  expect(signOut.mock.calls).toEqual([[held, "r-1"]]);
});

test("a try that fails ends nothing", async () => {
  signIn.mockImplementation(async () => ({ refused: "wrongSignIn" }));
  expect(await come()).toBe("");
  expect(signOut).not.toHaveBeenCalled();
});

test("a fault in signing in is a try that fails, says nothing of itself, and is found in the log by its request", async () => {
  const error = vi.spyOn(log, "error").mockImplementation(() => {});
  signIn.mockImplementation(async () => {
    throw new Error("Zqx7");
  });
  expect(await come()).toBe("");
  expect(error.mock.calls).toEqual([[{ requestId: "r-1", fault: "Error" }, "sign-in"]]);
});

test("the first sign-in of a browser has nothing to end", async () => {
  before = null;
  expect(await come()).toContain(begun.secret);
  expect(signOut).not.toHaveBeenCalled();
});
