import { expect, test, vi } from "vitest";

const redirect = vi.fn((address: string) => {
  throw new Error(address);
});

vi.mock("server-only", () => ({}));
vi.mock("next/navigation", () => ({ redirect }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ host: "localhost" }),
  cookies: async () => ({ get: () => undefined }),
}));
vi.mock("#server/api/door.ts", () => ({}));

const { requirePatient } = await import("#app/_session/session.ts");

test("Back to her pages, after she left, leads to an address without the fragment that she was at", async () => {
  await expect(requirePatient()).rejects.toThrow();
  const [[address = ""] = []] = redirect.mock.calls;
  const there = new URL(address, "http://localhost");
  // Fetch: a location without a fragment takes that of the address which was asked for; an empty one is one.
  expect([there.pathname, there.hash, there.href.endsWith("#")]).toEqual(["/", "", true]);
});
