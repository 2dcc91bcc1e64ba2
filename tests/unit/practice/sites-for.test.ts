import { expect, test } from "vitest";
import { sitesFor } from "#app/(staff)/practice/_parts/sites-for.ts";
import type { SiteView } from "#server/practice/schemas.ts";

const site = (siteId: string, active = true) => ({ siteId, active }) as SiteView;
const [paris, york, old] = [site("paris"), site("york"), site("old", false)];
const offered = (kind: "nurse" | "bay", siteIds: string[]) => sitesFor({ kind, siteIds }, [paris, york, old]);

test("a room has hours where it stands, and nowhere else", () => {
  expect(offered("bay", ["york"])).toEqual([york]);
});

test("a person is asked first about where she works, then about the other sites in use", () => {
  expect(offered("nurse", ["york"])).toEqual([york, paris]);
  expect(offered("nurse", ["york", "old"])).toEqual([york, paris]);
  expect(offered("nurse", [])).toEqual([paris, york]);
});
