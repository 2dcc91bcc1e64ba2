/** Where nothing is, for what is no path at all. */
const NOWHERE = "/nothing-here";

/**
 * A request's address as it came; one whose path is no text (`/p/%ff`) becomes one that leads nowhere, with no query. Next would answer it with a fault of its own,
 * before our headers are set.
 */
export function readablePath(address: string): string {
  const [path = ""] = address.split("?", 1);
  try {
    decodeURIComponent(path);
    return address;
  } catch {
    return NOWHERE;
  }
}
