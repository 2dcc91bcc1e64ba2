import { hkdfSync, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Refusal } from "#db/embedded/refusal.ts";

export type DataKey = { readonly id: string; readonly key: Buffer };

let parsed: { from: string; keys: DataKey[] } | undefined;

/** The keys that wrap all others, current one first: from `DATA_KEYS`, or from `data.keys` in `KEYS_DIR`. They never enter the database. */
export function dataKeys(): DataKey[] {
  const from =
    process.env.DATA_KEYS ?? readFileSync(join(process.env.KEYS_DIR ?? ".keys", "data.keys"), "utf8");
  if (parsed?.from !== from) parsed = { from, keys: parseDataKeys(from) };
  return parsed.keys;
}

/** Makes `KEYS_DIR` (mode 700) and its first key (mode 600) where there is none; answers what stands there now. */
export function ensureKeys(folder: string): "made" | "found" {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if ((statSync(folder).mode & 0o077) !== 0) {
    if (readdirSync(folder).some((name) => name !== "data.keys"))
      throw new Refusal(
        `KEYS_DIR ${folder} is open to others and holds other files`,
        "Set KEYS_DIR to a folder of its own.",
      );
    chmodSync(folder, 0o700);
  }
  const file = join(folder, "data.keys");
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    return "found";
  }
  writeFileSync(file, `k1:${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx", flush: true });
  return "made";
}

/** `id:base64,id:base64`, each key 32 bytes. */
export function parseDataKeys(text: string): DataKey[] {
  return text
    .trim()
    .split(",")
    .map((part) => {
      const [id = "", encoded = ""] = part.trim().split(":");
      const key = Buffer.from(encoded, "base64");
      if (!/^[\w-]{1,32}$/.test(id) || key.length !== 32)
        throw new Error("DATA_KEYS: each must be id:base64 of 32 bytes");
      return { id, key };
    });
}

/** 32 bytes for one purpose, derived from the oldest data key so that adding a newer one changes no password. */
export function hkdf(label: string): Buffer {
  const root = dataKeys().at(-1);
  if (!root) throw new Error("DATA_KEYS: no key");
  return Buffer.from(hkdfSync("sha256", root.key, "dayward", label, 32));
}

/** The password of a database login. */
export const viewerPassword = (login: string): string => hkdf(`login ${login}`).toString("base64url");

/** Seals what belongs to a practice rather than to one patient. */
export const practiceKey = (practiceId: string): Buffer => hkdf(`practice ${practiceId}`);
