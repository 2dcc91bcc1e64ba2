import { openPool, type Pool } from "#db/client.ts";

/** One connection, which whoever took it has to itself. */
export type Connection = {
  readonly sql: Pool;
  /** Set when the server or the network closes it. A query after that would open another and know nothing of what went before. */
  lost: boolean;
  /** Runs while nobody has it. */
  idle?: NodeJS.Timeout;
};

const IDLE_MS = 300_000;

/**
 * A login's connections, opened as they are needed and lent one by one, first come, first served. One that nobody has had for five minutes is closed, after
 * it was taken from those that can be lent.
 */
export class Connections {
  readonly #open = new Set<Connection>();
  readonly #free: Connection[] = [];
  readonly #waiting: ((connection: Connection) => void)[] = [];
  readonly #address: string;
  readonly #options: { max: number; name: string; idleMs: number };

  constructor(address: string, options: { max: number; name: string; idleMs?: number }) {
    this.#address = address;
    this.#options = { idleMs: IDLE_MS, ...options };
  }

  /** Lends a connection to `work` until it is done. One that is lost by then is replaced. */
  async lend<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.#take();
    try {
      return await work(connection);
    } finally {
      if (connection.lost) this.#open.delete(connection);
      const back = connection.lost ? this.#connect() : connection;
      const next = this.#waiting.shift();
      if (next) next(back);
      else this.#rest(back);
    }
  }

  #rest(connection: Connection): void {
    this.#free.push(connection);
    connection.idle = setTimeout(() => {
      this.#free.splice(this.#free.indexOf(connection), 1);
      this.#open.delete(connection);
      connection.sql.end().catch(() => {});
    }, this.#options.idleMs).unref();
  }

  #connect(): Connection {
    const onClose = () => {
      connection.lost = true;
    };
    const sql = openPool(this.#address, { max: 1, name: this.#options.name, onClose });
    const connection: Connection = { sql, lost: false };
    this.#open.add(connection);
    return connection;
  }

  #take(): Connection | Promise<Connection> {
    for (let free = this.#free.pop(); free; free = this.#free.pop()) {
      clearTimeout(free.idle);
      if (!free.lost) return free;
      this.#open.delete(free); // the server closed it while nobody had it
    }
    if (this.#open.size < this.#options.max) return this.#connect();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async end(seconds: number): Promise<void> {
    await Promise.all([...this.#open].map(({ sql }) => sql.end({ timeout: seconds })));
  }
}
