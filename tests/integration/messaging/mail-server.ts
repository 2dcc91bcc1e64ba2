import { readFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { createServer as createTlsServer, type TLSSocket } from "node:tls";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";
import { onTestFinished } from "vitest";

const tls = (name: string) => readFileSync(new URL(`../../support/tls/${name}.pem`, import.meta.url), "utf8");
export const certificate = tls("certificate");
const identity = { key: tls("key"), cert: certificate };

export type Letter = {
  readonly session: SMTPServerSession;
  readonly envelope: SMTPServerSession["envelope"];
  readonly raw: string;
};

const listening = (server: Server) =>
  new Promise<number>((resolve) =>
    server.listen(0, "localhost", () => resolve((server.address() as AddressInfo).port)),
  );

/** What every peer can do: count who called, cut all lines, and go with the test. */
function counted(server: Server) {
  const sockets = new Set<Socket>();
  const calls = { count: 0 };
  server.on("connection", (socket: Socket) => {
    calls.count += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  return { calls, cut: () => sockets.forEach((socket) => void socket.destroy()) };
}

/** A real mail server that wants TLS and a password, keeps what it is sent, and fails where it is told to. */
export async function mailServer(options: SMTPServerOptions = {}) {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    ...identity,
    logger: false,
    disableReverseLookup: true,
    closeTimeout: 1,
    onAuth: ({ username, password }, _session, callback) =>
      username === "desk@linden" && password === "pass/word"
        ? callback(null, { user: username })
        : callback(new Error("no")),
    onData: (stream, session, callback) =>
      void text(stream).then(
        (raw) => {
          letters.push({ session, envelope: session.envelope, raw });
          callback();
        },
        () => undefined, // whoever sent it was gone before its end
      ),
    ...options,
  });
  server.on("error", () => undefined);
  const line = counted(server.server);
  const port = await listening(server.server);
  onTestFinished(() => {
    line.cut();
    return new Promise<void>((resolve) => server.close(resolve));
  });
  const scheme = options.secure ? "smtps" : "smtp";
  return { ...line, letters, port, url: `${scheme}://desk%40linden:pass%2Fword@localhost:${port}` };
}

const usual = {
  HELLO: "220 here\r\n",
  EHLO: "250-here\r\n250 AUTH PLAIN\r\n",
  AUTH: "235 come in\r\n",
  MAIL: "250 yes\r\n",
  RCPT: "250 yes\r\n",
  DATA: "354 go on\r\n",
  DOT: "250 taken\r\n",
  RSET: "250 yes\r\n",
  QUIT: "221 bye\r\n",
};
export type Said = Partial<
  Record<keyof typeof usual, string | ((socket: TLSSocket, cut: () => void) => void)>
>;

/** A peer over TLS that says at each step what it is told to, also what no real server would. `heard` are its commands. */
export async function oddServer(said: Said) {
  const heard: string[] = [];
  const server = createTlsServer(identity);
  const line = counted(server);
  server.on("tlsClientError", () => undefined);
  server.on("secureConnection", (socket: TLSSocket) => {
    const say = (step: keyof typeof usual) => {
      const what = said[step] ?? usual[step];
      if (typeof what === "string") socket.write(what);
      else what(socket, line.cut);
    };
    let writing = false;
    let rest = "";
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      const lines = (rest + chunk).split("\r\n");
      rest = lines.pop() ?? "";
      for (const one of lines) {
        if (writing && one !== ".") continue;
        const step = writing ? "DOT" : (one.slice(0, 4).toUpperCase() as keyof typeof usual);
        heard.push(step);
        writing = step === "DATA" && String(said.DATA ?? usual.DATA).startsWith("354");
        say(step);
      }
    });
    say("HELLO");
  });
  const port = await listening(server);
  onTestFinished(() => {
    line.cut();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  return { ...line, heard, url: `smtps://desk:word@localhost:${port}` };
}

/** A port at which nobody listens. */
export async function nobody(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
