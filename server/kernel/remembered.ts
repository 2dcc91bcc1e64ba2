/** What a process keeps by key, the last written 500 of them. */
export class Remembered<V> {
  readonly #kept = new Map<string, V>();

  get(key: string): V | undefined {
    return this.#kept.get(key);
  }

  set(key: string, value: V): void {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    const [oldest] = this.#kept.size > MOST ? this.#kept.keys() : [];
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}

const MOST = 500;
