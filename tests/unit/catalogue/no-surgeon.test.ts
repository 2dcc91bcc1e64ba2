import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { Choice } from "#app/(staff)/practice/catalogue/_parts/resource-choices.ts";
import type { PhaseView, ProfileView } from "#server/catalogue/schemas.ts";

vi.mock("next-intl", () => ({ useTranslations: () => (key: string) => key }));
const { PhaseFields } = await import("#app/(staff)/practice/catalogue/_parts/phase-fields.tsx");

const choice = (kind: Choice["kind"]): Choice => ({
  key: `pool ${kind}`,
  kind,
  name: `any ${kind}`,
  poolId: kind,
  resourceId: null,
});
const choices = (["surgeon", "nurse", "consulting_room"] as const).map(choice);
const need = (kind: Choice["kind"]): PhaseView["needs"][number] => ({
  kind,
  poolId: kind,
  resourceId: null,
  beforeMinutes: 0,
  afterMinutes: 0,
});
const phase = (...kinds: Choice["kind"][]): PhaseView => ({
  name: "visit",
  minutes: 30,
  main: true,
  needs: kinds.map(need),
});
const warns = (kind: ProfileView["kind"], phases?: PhaseView[], among = choices) =>
  renderToStaticMarkup(
    createElement(PhaseFields, { kind, choices: among, ...(phases ? { phases } : {}) }),
  ).includes("noSurgeon");

test("the form of a consultation says so when nobody in it is a surgeon, in whichever phase", () => {
  expect(warns("consultation", [phase("nurse", "consulting_room")])).toBe(true);
  expect(warns("consultation", [phase("nurse"), phase("surgeon")])).toBe(false);
  expect(warns("review", [phase("nurse")])).toBe(false);
});

test("a field that nobody has touched counts as what it shows", () => {
  expect(warns("consultation")).toBe(false);
  expect(warns("consultation", undefined, choices.slice(1))).toBe(true);
  expect(warns("consultation", undefined, [])).toBe(true);
});
