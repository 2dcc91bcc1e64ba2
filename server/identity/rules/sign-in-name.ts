const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** How a sign-in name is stored and compared: one form of each letter, lower case, single blanks, nothing invisible. Idempotent. */
export const signInName = (typed: string): string =>
  typed.normalize("NFKC").toLowerCase().normalize("NFKC").replace(CONTROL, "").replace(/\s+/gu, " ").trim();

/** Whether a patient may take this name (already in its stored form): 3 to 60 letters, digits and a few signs, an e-mail address or not. */
export const isSignInName = (name: string): boolean =>
  name.length <= 60 && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._@+'-]{1,58}[\p{L}\p{M}\p{N}]$/u.test(name);
