import { createTransport } from "nodemailer";
import { isMailAddress, type Mailbox } from "#server/kernel/mailbox.ts";
import type { Channel } from "./channel.ts";
import { ofFailure, type SmtpFailure } from "./smtp-outcome.ts";

export type SmtpOptions = {
  /** `smtp://user:password@host:587`, where STARTTLS is then required, or `smtps://user:password@host:465`. */
  readonly url: string;
  readonly from: Mailbox;
  /** Whose certificates are believed besides those that Node.js knows: for tests. */
  readonly ca?: string;
  readonly patience?: Partial<typeof patience>;
};

/** Milliseconds: until it is connected, between two words of the server's, and for a message as a whole with its wait for a connection. */
const patience = { connect: 20_000, answer: 60_000, whole: 180_000 };

const lineEnds = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** E-mail through one server, over TLS that is verified: text alone, and no more in its head than a mail must have. */
export function smtpChannel(options: SmtpOptions): Channel {
  const { from } = options;
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  const times = { ...patience, ...options.patience };
  const transport = createTransport({
    ...serverOf(options.url),
    pool: true,
    maxConnections: 2,
    idleTimeout: 20_000,
    // By itself nodemailer sends a message again, five times, when its connection closes.
    maxRequeues: 0,
    requireTLS: true,
    tls: { rejectUnauthorized: true, minVersion: "TLSv1.2", ...(options.ca && { ca: options.ca }) },
    name: domain,
    connectionTimeout: times.connect,
    greetingTimeout: times.connect,
    dnsTimeout: times.connect,
    socketTimeout: times.answer,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  /** Of which messages the last byte has gone to the connection, known by the signal that each has of its own. */
  const wholeOut = new WeakSet<AbortSignal>();
  transport.use("stream", (mail, done) => {
    const { signal } = mail.data;
    // Its source ends when the connection has read all of it, and before the dot is written.
    mail.message.processFunc((source) => source.once("end", () => signal && wholeOut.add(signal)));
    done();
  });

  const sending = new Set<Promise<unknown>>();
  return {
    async send({ messageId, to, subject, text }) {
      if (!isMailAddress(to)) return { kind: "refused", reason: "noSuchAddress" };
      const signal = AbortSignal.timeout(times.whole);
      const sent = transport.sendMail({
        from: { ...from },
        to: { name: "", address: to },
        envelope: { from: from.address, to: [to] },
        subject: (subject ?? "").replaceAll(lineEnds, " ").trim(),
        text,
        messageId: `<${messageId}@${domain}>`,
        headers: { "Auto-Submitted": "auto-generated" },
        signal,
      });
      sending.add(sent);
      try {
        const { messageId: providerId } = await sent;
        return { kind: "accepted", providerId: providerId.replace(/^<|>$/g, "") };
      } catch (failure) {
        return ofFailure(failure instanceof Error ? (failure as SmtpFailure) : {}, wholeOut.has(signal));
      } finally {
        sending.delete(sent);
      }
    },
    find: async () => null,
    async end() {
      transport.close();
      await Promise.allSettled(sending);
    },
  };
}

/** The parts of the address. Its options, which could turn checks off, are not read. */
function serverOf(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === "smtps:";
  const user = decodeURIComponent(username);
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(user && { auth: { user, pass: decodeURIComponent(password) } }),
  };
}
