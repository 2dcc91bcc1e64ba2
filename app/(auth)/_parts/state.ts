/** What a form of the door shows after a try: everything typed but passphrases, and why it failed. `turn` counts the tries. */
export type DoorState = {
  readonly turn: number;
  readonly problem: string | null;
  readonly field: "name" | "passphrase" | "pin" | null;
  readonly name: string;
};
export const untouched: DoorState = { turn: 0, problem: null, field: null, name: "" };

export type PinState = DoorState & { readonly isSet: boolean };
export const untouchedPin: PinState = { ...untouched, isSet: false };

/** First access goes in two steps: what was on the card, then name and passphrase. */
export type FirstState = DoorState & {
  readonly code: string;
  readonly words: string;
  readonly holder: { readonly kind: "staff" | "patient"; readonly email: string | null } | null;
};
export const untouchedFirst: FirstState = { ...untouched, code: "", words: "", holder: null };
