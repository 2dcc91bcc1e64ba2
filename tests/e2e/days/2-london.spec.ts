import { expect, type Page, test } from "@playwright/test";
import { shortDate } from "#app/_format/index.ts";
import { decide } from "../cases.ts";
import { ask, isSeen, mustAsk, newcomer, openCase, PASSPHRASE, pageOf, phoneOf, sign } from "./people.ts";

test.describe.configure({ timeout: 180_000 });

type Shown = {
  fullName: string;
  consents: {
    caseId: string;
    kind: string;
    words: { templateVersionId: string; risks: { riskId: string }[] } | null;
  }[];
};

/** What her own page's script would send, were the button there: her signature on the consent to the operation. */
async function signAllTheSame(phone: Page): Promise<object> {
  const { fullName, consents } = await mustAsk<Shown>(phone, "my.consents", { show: true });
  const one = consents.find(({ kind }) => kind === "surgery");
  return ask<object>(phone, "my.signConsent", {
    ...{ caseId: one?.caseId, kind: "surgery", templateVersionId: one?.words?.templateVersionId },
    risks: one?.words?.risks.map(({ riskId }) => riskId),
    ...{ typedName: fullName, passphrase: PASSPHRASE },
  });
}

test("in London what the law forbids is nowhere, and for the rest two weeks lie between the first talk and her consent, unless her surgeon lets them pass", async ({
  browser,
}) => {
  const at = async (who: "desk" | "surgeon" | "nurse") => pageOf(browser, who, undefined, "harbour");
  const [desk, surgeon, nurse] = [await at("desk"), await at("surgeon"), await at("nurse")];
  const her = await newcomer(desk, "Dr Gwen Enghraifft");
  const phone = await phoneOf(browser, desk, her, "harbour");
  await isSeen(her);
  const toClinicians = [
    "/practice/catalogue",
    "/practice/catalogue/texts",
    "/list",
    "/day",
    "/prepare?days=42",
  ];
  for (const [page, paths] of [
    [surgeon, [`/cases/new?patient=${her.patientId}&site=${her.siteId}`, "/cases", ...toClinicians]],
    [nurse, toClinicians],
    [desk, ["/find", "/today", "/patients"]],
    [phone, ["/my", "/my/prepare", "/my/consent", "/my/days"]],
  ] as const)
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator("main")).toBeVisible();
      expect(await page.content(), path).not.toMatch(/hymen/i);
    }

  const path = await openCase(surgeon, her, "Scar revision");
  await decide(surgeon);
  const main = surgeon.locator("main");
  await expect(main).toContainText("GMC 2016");
  const seenOn = Temporal.Instant.from(her.seenAt).toZonedDateTimeISO("Europe/London").toPlainDate();
  const sooner = seenOn.add({ days: 5 });
  const until = shortDate(seenOn.add({ days: 14 }).toString());
  await expect(main).toContainText(`She can sign from ${until}`);
  // What waits for her consent waits with it: the desk is not offered a day before.
  await desk.goto("/find");
  const waiting = desk.getByRole("region", { name: "To schedule" }).getByRole("link");
  await expect(waiting.filter({ hasText: her.name })).toContainText(until);

  await phone.goto("/my/consent");
  await phone.getByRole("button", { name: "Show Document 1", exact: true }).click();
  await expect(phone.locator("#shown")).toContainText(`can be signed from ${until}`);
  await expect(phone.getByRole("button", { name: "Sign it" })).toHaveCount(0);
  expect(await signAllTheSame(phone)).toEqual({ refused: "notYetToSign" });

  await surgeon.goto(path);
  await surgeon.getByRole("button", { name: "Let this wait pass" }).click();
  const dialog = surgeon.getByRole("dialog");
  await dialog.getByRole("button", { name: "Let it pass" }).click();
  await expect(dialog.locator(".problem")).toHaveText("Fill this in.");
  await dialog.getByLabel("Reason").fill("She sails in a week");
  await dialog.getByLabel("Not before").fill(sooner.toString());
  await dialog.getByRole("button", { name: "Let it pass" }).click();
  await expect(main).toContainText("She sails in a week");
  await desk.goto("/find");
  await expect(waiting.filter({ hasText: her.name })).toContainText(shortDate(sooner.toString()));

  // The worker looks first.
  await expect(async () => {
    await phone.goto("/my/prepare");
    await expect(phone.getByRole("link", { name: "Read and sign" })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await sign(phone, her, "Document 1");
  await surgeon.reload();
  await surgeon.locator(".case-gates").getByRole("button", { name: "Sign too" }).first().click();
  await dialog.getByRole("button", { name: "Sign too" }).click();
  await expect(surgeon.locator(".case-gates li", { hasText: /^Closed.*Consent, version/ })).toBeVisible();
  for (const page of [desk, surgeon, nurse, phone]) await page.context().close();
});
