const KEPT_AS = "dayward-keys";
const readers = new Set<() => void>();

/** Whether single keys act on this device: whoever dictates or has a tremor can turn them off (WCAG 2.1.4). */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== "off";
  } catch {
    return true;
  }
}

export function turnKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, "off");
  } catch {
    // No storage: they stay on.
  }
  for (const read of readers) read();
}

export function subscribeToKeys(read: () => void): () => void {
  readers.add(read);
  return () => readers.delete(read);
}
