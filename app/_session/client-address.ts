import { headers } from "next/headers";

/** Where the request came from, as scripts/web.ts saw it; whatever a client wrote into that header itself was overwritten there. */
export const getAddress = async (): Promise<string> =>
  (await headers()).get("x-dayward-address") ?? "unknown";
