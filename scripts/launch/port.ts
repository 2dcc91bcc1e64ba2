import { createServer } from "node:net";
import { Refusal } from "#db/embedded/refusal.ts";

/** Refuses when somebody else listens there already. */
export async function mustBeFree(port: number, host: string): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new Refusal(
        `port ${port} is taken by another program`,
        `Stop that program, or choose another port: PORT=${port + 1} npm start`,
      );
    if (code === "EACCES")
      throw new Refusal(`port ${port} needs more rights than this user has`, "Choose a PORT above 1023.");
    throw new Refusal(
      `HOST ${host} cannot be listened on (${message})`,
      "Set HOST to an address of this machine.",
    );
  }
  await new Promise((resolve) => server.close(resolve));
}
