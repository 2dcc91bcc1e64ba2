// In Chromium and Firefox the first line does nothing. The second keeps names covered from the first paint on.
// The others keep what is typed and sent before the page's own scripts are there (`EarlyHands`): a form without an address of its own waits for them.
const script = `
if (!("Temporal" in globalThis)) document.write('<script src="/temporal.js" nonce="' + document.currentScript.nonce + '"><' + "/script>");
try { if (sessionStorage.getItem("dayward-cover")) document.documentElement.dataset.covered = ""; } catch {}
window.early = { typed: new Map(), sent: null };
window.early.onInput = ({ target }) => window.early.typed.set(target, target.type === "checkbox" || target.type === "radio" ? target.checked : target.value);
window.early.onSubmit = (event) => { if (!event.defaultPrevented && !event.target.hasAttribute("action")) { event.preventDefault(); window.early.sent = event.target; } };
addEventListener("input", window.early.onInput, true);
addEventListener("submit", window.early.onSubmit);
`;

/** What must run before anything else of the page does: dates need `Temporal`, covered names must never flash up, nobody's first words may be lost. */
export function BeforePaint({ nonce }: { nonce: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}
