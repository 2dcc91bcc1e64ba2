import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { PLANTED } from "#tests/support/product.ts";
import { signIn, type Who } from "./door.ts";

/** `ways`: from a page by the first link of each kind to pages whose addresses hold ids. */
type Walk = { paths: string[]; ways?: string[][]; mayRead?: boolean };

const practice = [
  "rooms",
  "hours",
  "duty",
  "closures",
  "people",
  "privileges",
  "catalogue",
  "messages",
  "import",
].map((one) => `/practice/${one}`);
const catalogue = ["profiles", "rules", "texts"].map((one) => `/practice/catalogue/${one}`);
const clinician: Walk = {
  paths: [
    "/today",
    "/day",
    "/list",
    "/prepare",
    "/recovery",
    "/patients",
    "/practice/catalogue",
    "/passphrase",
  ],
  mayRead: true,
};
const toCopy = ["/prepare?days=42", ".prepare-head a", "a[href*='/consent/']"];
const toAnswers = ["/recovery", ".queue a"];
const walks: Record<Who, Walk> = {
  desk: {
    paths: [
      "/today",
      "/today?by=surgeon",
      "/today?view=week",
      "/find",
      "/patients",
      "/practice/closures",
      "/passphrase",
    ],
    ways: [
      ["/today", ".booking a.op", "main a[href^='/patients/']", "a[href$='/call']"],
      ["/find", "a[href*='variant=']"],
      ["/find", ".waiting a"],
    ],
  },
  manager: {
    paths: ["/today", "/practice", ...practice, ...catalogue],
    ways: [
      ["/practice/catalogue", "main a[href^='/practice/catalogue/']:not(.subpages a)"],
      ["/practice/catalogue/texts", "main a[href*='/texts/']"],
      ["/practice/catalogue/texts", "main a[href*='kind=anaesthesia']"],
      ["/practice/catalogue/texts", "main a[href*='kind=consent']"],
      ["/practice/catalogue/texts", "main a[href*='kind=checklist']"],
      ["/practice/catalogue/texts", "main a[href*='kind=recovery']"],
    ],
    mayRead: true,
  },
  surgeon: {
    ...clinician,
    paths: [...clinician.paths, "/cases", "/cases/new", "/cases/not-mine", "/cases/periods"],
    ways: [
      toAnswers,
      ["/cases", ".cases a", "main a[href$='/decision']"],
      ["/cases", ".cases a", "main a[href$='/quote']"],
      ["/cases", "#cases-booked ~ .cases a", "main a[href$='/move']"],
      ["/cases", ".cases a", "main a[href$='/plan']"],
    ],
  },
  nurse: {
    ...clinician,
    ways: [
      toCopy,
      toAnswers,
      ["/practice/catalogue/texts", ".text-kinds > li:nth-child(2) .text-version a", "a[href$='as=desk']"],
      ["/practice/catalogue/texts", ".text-kinds > li:first-child .text-version a"],
    ],
  },
  anaesthetist: {
    ...clinician,
    ways: [toCopy, toAnswers, ["/prepare?days=42", "main a[href$='/assessment']"]],
  },
  juniper: {
    paths: [
      "/my",
      "/my/prepare",
      "/my/consent",
      "/my/days",
      "/my/reach",
      "/my/messages",
      "/my/passphrase",
      "/a/this-part-is-only-hers",
    ],
  },
  robin: {
    paths: [
      "/my",
      "/my/prepare",
      "/my/consent",
      "/my/days",
      "/my/check-in?day=1",
      "/my/check-in?sent=2",
      "/my/reach",
      "/my/messages",
    ],
  },
};

async function allOf({ paths, ways = [] }: Walk, page: Page): Promise<string[]> {
  const found = [...paths];
  for (const [from = "", ...links] of ways) {
    await page.goto(from);
    for (const link of links) {
      const path = (await page.locator(link).first().getAttribute("href")) ?? "";
      expect(path, `${from} ${link}`).toMatch(/^\//);
      found.push(path);
      await page.goto(path);
    }
  }
  return found;
}

/** Everything that a page hands over: what was sent, data for scripts included, what is drawn, title and address. */
async function handedOver(page: Page, path: string): Promise<string> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  expect(answer?.headers()["cache-control"], path).toContain("no-store");
  expect(answer?.headers()["content-security-policy"], path).toContain("default-src 'none'");
  return [await answer?.text(), await page.content(), await page.title(), page.url()].join("\n");
}

for (const [who, walk] of Object.entries(walks) as [Who, Walk][]) {
  test(`${who}: each page is accessible in both themes, on a desktop and at 390 px, scrolls no way but down, asks no other host for anything; 26. none may be kept, or hands over a planted word to whom it does not belong`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(600_000);
    const foreign: string[] = [];
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${baseURL}/`) && !url.startsWith("data:")) foreign.push(url);
    });
    await signIn(page, who);
    for (const path of await allOf(walk, page)) {
      const all = await handedOver(page, path);
      if (who === "manager" || !walk.mayRead) expect.soft(all.includes(PLANTED), path).toBe(false);
      if (!walk.mayRead) expect.soft(all, path).not.toMatch(/hymen/i);
      // A theme changes colours alone: all else is judged once at each width.
      for (const [width, colorScheme, isAll] of [
        [1440, "light", true],
        [1440, "dark", false],
        [390, "dark", true],
        [390, "light", false],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        // No page has frames: what reads them opens a page of its own each time.
        const axe = new AxeBuilder({ page }).setLegacyMode();
        const { violations } = await (isAll ? axe : axe.withRules(["color-contrast"])).analyze();
        const told = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" "))}`,
        );
        expect.soft(told, `${path} ${colorScheme} ${width}`).toEqual([]);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect.soft(sideways, `${path} ${width}`).toBeLessThanOrEqual(0);
      }
    }
    expect(foreign).toEqual([]);
  });
}

test("26. her own page does show the planted word once she asks, so that there is something to hide", async ({
  page,
}) => {
  await signIn(page, "robin");
  await page.goto("/my/days");
  await page.getByRole("button", { name: "Show them" }).click();
  await expect(page.locator("body")).toContainText(new RegExp(PLANTED, "i"));
});
