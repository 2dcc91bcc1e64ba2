import { openPool, type Pool } from "#db/client.ts";

/** One connection, which whoever took it has to itself. */
export type Connection = {
  readonly sql: Pool;
  /** Set when the server or the network closes it. A query after that would open another and know nothing of what went before. */
  lost: boolean;
};

/** A login's connections, opened as they are needed and lent one by one, first come, first served. */
export class Connections {
  readonly #open = new Set<Connection>();
  readonly #free: Connection[] = [];
  readonly #waiting: ((connection: Connection) => void)[] = [];
  readonly #address: string;
  readonly #options: { max: number; name: string };

  constructor(address: string, options: { max: number; name: string }) {
    this.#address = address;
    this.#options = options;
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
      else this.#free.push(back);
    }
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
    let free = this.#free.pop();
    // One that was closed while nobody had it, by its own idle limit or by the server, is left.
    while (free?.lost) {
      this.#open.delete(free);
      free = this.#free.pop();
    }
    if (free) return free;
    if (this.#open.size < this.#options.max) return this.#connect();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async end(seconds: number): Promise<void> {
    await Promise.all([...this.#open].map(({ sql }) => sql.end({ timeout: seconds })));
  }
}
