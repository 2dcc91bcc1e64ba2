import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import postgres from "postgres";
import { SMTPServer } from "smtp-server";
import { clinic } from "#tests/support/clinic.ts";
import { dueMails } from "#tests/support/due-mails.ts";
import type { Place } from "./place.ts";
import { atLeast, type BenchRow, perSecond } from "./report.ts";

const MESSAGES = 1_000;
const ROUNDS = 3;
/** As many as the product's own channel keeps open. */
const CONNECTIONS = 2;
const GOAL = 0.5;

const root = join(import.meta.dirname, "../..");
const file = (name: string) => join(root, `tests/support/tls/${name}.pem`);
const certificate = readFileSync(file("certificate"), "utf8");

type Peer = {
  readonly port: number;
  readonly received: (count: number) => Promise<void>;
  readonly end: () => void;
};

/** `messages`: mails a second that the product's worker brings from due to told, at a mail server over TLS, against nodemailer alone with the same pool and the same mails. */
export async function messagesBench(place: Place): Promise<BenchRow[]> {
  const c = await clinic({ ownerUrl: place.ownerUrl });
  const owner = postgres(place.superUrl, { max: 1 });
  const ahead = Temporal.Now.instant().until(Temporal.Instant.from("2026-06-15T09:00:00Z"));
  await owner`
    insert into demo_clock (practice_id, offset_seconds) values (${c.practiceId}, ${Math.round(ahead.total("seconds"))})`;
  const peer = await mailPeer();
  const worker = startWorker(place, peer.port);
  const rounds = [];
  try {
    for (let k = 0; k <= ROUNDS; k++) {
      await dueMails(owner, c, MESSAGES);
      const ours = await rate(peer, async () => {
        await owner`select graphile_worker.add_job('send_all_due', '{}'::json)`;
      });
      const floor = await rate(peer, () => alone(peer.port));
      if (k > 0) rounds.push({ ours, floor }); // the first one starts the worker and warms both
    }
  } finally {
    const ended = new Promise((resolve) => worker.once("exit", resolve));
    worker.kill("SIGTERM");
    await ended;
    peer.end();
    await owner.end();
  }
  return [atLeast(`messages, ${MESSAGES} mails`, GOAL, rounds, perSecond)];
}

async function rate(peer: Peer, send: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await Promise.all([peer.received(MESSAGES), send()]);
  return MESSAGES / ((performance.now() - began) / 1000);
}

async function mailPeer(): Promise<Peer> {
  let count = 0;
  let waits: { count: number; go: () => void } | null = null;
  const server = new SMTPServer({
    key: readFileSync(file("key"), "utf8"),
    cert: certificate,
    logger: false,
    disableReverseLookup: true,
    closeTimeout: 1,
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? "" }),
    onData: (stream, _session, done) => {
      stream.on("end", () => {
        count += 1;
        if (waits && count >= waits.count) waits.go();
        done();
      });
      stream.resume();
    },
  });
  server.on("error", () => undefined);
  const port = await new Promise<number>((resolve) =>
    server.listen(0, "localhost", () => resolve((server.server.address() as AddressInfo).port)),
  );
  return {
    port,
    received: (more) =>
      new Promise((go) => {
        waits = { count: count + more, go };
      }),
    end: () => server.close(() => undefined),
  };
}

/** The product's own worker on this database. */
function startWorker(place: Place, port: number): ChildProcess {
  const database = new URL(place.viewerUrl("worker"));
  database.username = "";
  database.password = "";
  return fork(join(root, "server/worker.ts"), [], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      DAYWARD_DATABASE: database.toString(),
      SMTP_URL: `smtp://bench:bench@localhost:${port}`,
      MAIL_FROM: "Linden <post@linden.example>",
      NODE_EXTRA_CA_CERTS: file("certificate"),
      LOG_LEVEL: "silent",
    },
  });
}

async function alone(port: number): Promise<void> {
  const transport = createTransport({
    host: "localhost",
    port,
    requireTLS: true,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Number.POSITIVE_INFINITY,
    auth: { user: "bench", pass: "bench" },
    tls: { ca: certificate },
  });
  await Promise.all(
    Array.from({ length: MESSAGES }, (_, n) =>
      transport.sendMail({
        from: { name: "Linden", address: "post@linden.example" },
        to: `p${n}@home.example`,
        subject: "A note for you",
        text: "Coming up: Mon 6 July, 10:00. https://post.linden.example/p/linden",
        headers: { "Auto-Submitted": "auto-generated" },
      }),
    ),
  );
  transport.close();
}
