/**
 * The numbers of the door. Idle limits are half an hour for staff and ten minutes for patients, a code lives three days for five tries; the absolute limits are a shift and a long read; the attempt
 * limits let nobody guess (a passphrase has 15 characters at least) and lock nobody out for longer than a coffee.
 */
export const limits = {
  session: {
    staff: { idleMinutes: 30, hours: 12 },
    patient: { idleMinutes: 10, hours: 2 },
  },
  code: { hours: 72, tries: 5 },
  /** Wrong tries in a row after which a PIN is locked, until it is set anew with the passphrase. */
  pin: { tries: 5 },
  /** Tries allowed in a window of seconds; who goes over waits as long again. */
  attempts: {
    account: { tries: 5, seconds: 15 * 60 },
    address: { tries: 60, seconds: 15 * 60 },
    codeAddress: { tries: 15, seconds: 15 * 60 },
    /** Links of messages that are none. */
    link: { tries: 30, seconds: 15 * 60 },
    /** Sign-in names refused for one code: choosing must not become asking who else is here. */
    names: { tries: 6, seconds: 60 * 60 },
  },
} as const;

export type AttemptKind = keyof typeof limits.attempts;
