import type { Page } from "@playwright/test";

/** From now on this page is drawn anew by its server only once the answer is called: what stands in it meanwhile is old. */
export async function slowToDraw(page: Page): Promise<() => void> {
  const drawn = Promise.withResolvers<void>();
  await page.route("**/*", async (route) => {
    if (route.request().headers().rsc) await drawn.promise;
    await route.continue();
  });
  return drawn.resolve;
}
