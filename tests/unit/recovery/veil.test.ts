import { expect, test } from "vitest";
import { veil } from "#server/recovery/rules/veil.ts";

const plain = (text: string) => ({ text, intimate: false });
const intimate = (text: string) => ({ text, intimate: true });

test("no intimate line is left, wherever it stands, and it is said that there was one", () => {
  for (const part of ["do", "dont", "normal"] as const) {
    const stretch = { do: [plain("a")], dont: [plain("b")], normal: [plain("c")], headline: "Rest" };
    const seen = veil({ ...stretch, [part]: [intimate("secret"), ...stretch[part]] });
    expect(JSON.stringify(seen)).not.toContain("secret");
    expect(seen).toEqual({ ...stretch, hidden: true });
  }
});

test("a stretch without intimate lines stays whole and hides nothing", () => {
  const stretch = { do: [plain("a")], dont: [], normal: [plain("c")] };
  expect(veil(stretch)).toEqual({ ...stretch, hidden: false });
});
