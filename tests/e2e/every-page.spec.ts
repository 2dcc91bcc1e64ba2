import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { PLANTED } from "#tests/support/product.ts";
import { signIn, type Who } from "./door.ts";

const pages: Record<Who, { paths: string[]; mayRead: boolean }> = {
  desk: {
    paths: ["/today", "/today?by=surgeon", "/today?view=week", "/find", "/patients", "/practice/closures"],
    mayRead: false,
  },
  manager: {
    paths: [
      "/today",
      "/practice",
      "/practice/rooms",
      "/practice/hours",
      "/practice/closures",
      "/practice/people",
      "/practice/catalogue",
      "/practice/import",
    ],
    mayRead: false,
  },
  surgeon: { paths: ["/today", "/list", "/cases", "/patients"], mayRead: true },
  nurse: { paths: ["/today", "/list", "/patients"], mayRead: true },
  anaesthetist: { paths: ["/today", "/list", "/patients"], mayRead: true },
  juniper: { paths: ["/my", "/my/days", "/my/reach"], mayRead: false },
  robin: { paths: ["/my", "/my/days", "/my/reach"], mayRead: false },
};

/** Everything that a page hands over: what was sent, data for scripts included, what is drawn, title and address. */
async function handedOver(page: Page, path: string): Promise<string> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  return [await answer?.text(), await page.content(), await page.title(), page.url()].join("\n");
}

for (const [who, { paths, mayRead }] of Object.entries(pages) as [Who, (typeof pages)[Who]][]) {
  test.describe(who, () => {
    test(`each page is accessible in both themes, at full width and at 390 px, and scrolls no way but down`, async ({
      page,
    }) => {
      test.setTimeout(180_000);
      await signIn(page, who);
      for (const path of paths) {
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          for (const width of [1440, 390]) {
            await page.setViewportSize({ width, height: 900 });
            await page.goto(path);
            const { violations } = await new AxeBuilder({ page })
              .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
              .analyze();
            const found = violations.map(
              ({ id, nodes }) =>
                `${id}: ${nodes
                  .map(({ target }) => target.join(" "))
                  .slice(0, 3)
                  .join(" | ")}`,
            );
            expect(found, `${path} ${colorScheme} ${width}`).toEqual([]);
            const sideways = await page.evaluate(
              () => document.documentElement.scrollWidth - window.innerWidth,
            );
            expect(sideways, `${path} ${width} scrolls sideways`).toBeLessThanOrEqual(0);
          }
        }
      }
    });

    if (!mayRead) {
      test("26. no page hands over a planted word", async ({ page }) => {
        await signIn(page, who);
        for (const path of paths) {
          const all = await handedOver(page, path);
          expect(all.toLowerCase().includes(PLANTED.toLowerCase()), path).toBe(false);
          expect(all, path).not.toMatch(/hymen/i);
        }
      });
    }

    test("nothing comes from another host, and no page may be kept", async ({ page, baseURL }) => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await signIn(page, who);
      for (const path of paths) {
        const answer = await page.goto(path);
        expect(answer?.headers()["cache-control"], path).toContain("no-store");
        expect(answer?.headers()["content-security-policy"], path).toContain("default-src 'none'");
      }
      const foreign = asked.filter((url) => !url.startsWith(baseURL ?? "") && !url.startsWith("data:"));
      expect(foreign).toEqual([]);
    });
  });
}

test("26. the surgeon's list and the patient who asks do show the planted word, so that there is something to hide", async ({
  page,
}) => {
  await signIn(page, "robin");
  await page.goto("/my/days");
  const ask = page.getByRole("button", { name: /show/i }).or(page.getByRole("link", { name: /show/i }));
  await ask.first().click();
  await expect(page.locator("body")).toContainText(new RegExp(PLANTED, "i"));
});
