import "./node-version.ts";
import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import { clientAddress } from "#server/kernel/client-address.ts";
import { readablePath } from "#server/kernel/request-path.ts";
import { PORT_TAKEN } from "./launch/children.ts";

const dev = process.argv.includes("dev");
const port = Number(process.env.PORT ?? 3000);
const hostname = process.env.HOST ?? "127.0.0.1";
const trustedProxies = Number(process.env.TRUSTED_PROXIES ?? 0);

/** Next's server in this one process, so that whoever stops the process stops the server. */
const server = createServer();
const app = next({ dev, dir: join(import.meta.dirname, ".."), hostname, port, httpServer: server });
let closing = false;

function close(): void {
  if (closing) return;
  closing = true;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  // Answers under way get their time; what stays open longer is a stream, and its page connects again.
  setTimeout(() => server.closeAllConnections(), 800).unref();
  setTimeout(() => process.exit(0), 1_500).unref();
}

process.on("SIGTERM", close);
process.on("disconnect", close);
process.on("SIGINT", () => {
  if (!process.connected) close(); // Ctrl-C reaches the whole group; the launcher keeps the order.
});

await app.prepare();
const handle = app.getRequestHandler();
server.on("request", (request, response) => {
  if (closing) response.setHeader("connection", "close");
  request.url = readablePath(request.url ?? "/");
  const chain = request.headers["x-forwarded-for"];
  request.headers["x-dayward-address"] = clientAddress(
    request.socket.remoteAddress ?? "",
    Array.isArray(chain) ? chain.join(",") : (chain ?? null),
    trustedProxies,
  );
  handle(request, response).catch(() => response.destroy());
});
server.on("error", (error) => {
  console.error(`web: ${error.message}`);
  process.exit((error as NodeJS.ErrnoException).code === "EADDRINUSE" ? PORT_TAKEN : 1);
});
server.listen(port, hostname, () => process.send?.("listening"));
