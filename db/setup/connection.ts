import postgres from "postgres";

/** One connection for set-up work, closed when the work is done. */
export async function onOneConnection<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connect_timeout: 10,
    connection: { application_name: "dayward set-up" },
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Runs the work alone among all set-ups of this database; a second one waits. Ends with the connection, whatever happens. */
export async function alone<T>(sql: postgres.Sql, work: () => Promise<T>): Promise<T> {
  await sql`select pg_advisory_lock(hashtextextended('dayward set-up', 0))`;
  try {
    return await work();
  } finally {
    await sql`select pg_advisory_unlock(hashtextextended('dayward set-up', 0))`;
  }
}

/** Runs one statement that takes no parameters: PostgreSQL itself quotes the names (%I) and words (%L) into it. */
export async function spelled(sql: postgres.Sql, form: string, ...values: string[]): Promise<void> {
  const [row] = await sql`select format(${form}, variadic ${values}::text[]) as statement`;
  await sql.unsafe(row?.statement as string);
}

/** The address with another login on it. */
export function as(url: string, login: string, password: string): string {
  const address = new URL(url);
  address.username = login;
  address.password = encodeURIComponent(password);
  return address.toString();
}

/** The same server and login, another database. */
export function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return address.toString();
}
