const KEPT_AS = "dayward-cover"; // read before the first paint by app/_ui/before-paint.tsx

/** Covers every name on the screen, or shows them again; true when they are covered now. Kept while the tab is open. */
export function toggleCover(): boolean {
  const { dataset } = document.documentElement;
  const covered = dataset.covered === undefined;
  if (covered) dataset.covered = "";
  else delete dataset.covered;
  try {
    if (covered) sessionStorage.setItem(KEPT_AS, "1");
    else sessionStorage.removeItem(KEPT_AS);
  } catch {
    // No storage: the cover holds until the page is loaded again.
  }
  return covered;
}
