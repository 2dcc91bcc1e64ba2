/**
 * One message as it leaves: the words are neutral already, and `to` is an e-mail address, or a number in E.164. A number that is not whole is
 * refused: completed by the provider it could be somebody else's.
 */
export type Outgoing = {
  practiceId: string;
  /** Ours; the provider is given it, so that it can be asked for it again. */
  messageId: string;
  to: string;
  /** Of a mail; an SMS has none. */
  subject: string | null;
  text: string;
};

/**
 * What came of handing it over. `refused`: for good (no such address, a number that has said STOP). `later`: not now; it was surely not taken. `unknown`: it may have
 * been taken: it is asked for by its id, or said so, and never sent again by itself. A `reason` is made of codes alone: nothing that a provider wrote, which may hold
 * an address, stands in it.
 */
export type HandedOver =
  | { kind: "accepted"; providerId: string }
  | { kind: "refused"; reason: Refused }
  | { kind: "later"; reason: string }
  | { kind: "unknown"; reason: string };

export type Refused = "noSuchAddress" | "stopped" | "rejected";

/** One way out of the house. Nothing throws for what a provider says or leaves unsaid. */
export type Channel = {
  send(message: Outgoing): Promise<HandedOver>;
  /**
   * Whether the provider took it; null where it cannot tell, or not now. `since`: when it was handed over, on the real clock. An `absent` within
   * the first minutes may be too early: a list may lag.
   */
  find(
    message: Outgoing,
    since: Temporal.Instant,
  ): Promise<{ kind: "accepted"; providerId: string } | { kind: "absent" } | null>;
  end(): Promise<void>;
};
