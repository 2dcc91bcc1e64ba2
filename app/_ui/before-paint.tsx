// In Chromium and Firefox the first line does nothing. The second keeps names covered from the first paint on.
const script = `
if (!("Temporal" in globalThis)) document.write('<script src="/temporal.js" nonce="' + document.currentScript.nonce + '"><' + "/script>");
try { if (sessionStorage.getItem("dayward-cover")) document.documentElement.dataset.covered = ""; } catch {}
`;

/** What must run before anything else of the page does: dates need `Temporal`, covered names must never flash up. */
export function BeforePaint({ nonce }: { nonce: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}
