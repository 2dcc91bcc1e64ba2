import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import type { Login } from "#db/client.ts";
import { as, inDatabase, logins, OWNER, onOneConnection, ownerAddress, spelled } from "#db/setup/index.ts";
import { viewerPassword } from "#server/kernel/keys.ts";

export type TestDatabase = {
  readonly name: string;
  /** As the ordinary owner, who is bound by policies that let it see everything. */
  readonly ownerUrl: string;
  readonly superUrl: string;
  /** As one of the product's logins: `usePools(database.viewerUrl)` points transact() here. */
  readonly viewerUrl: (login: Login | "queue") => string;
  readonly drop: () => Promise<void>;
};

/** A migrated, empty database of the test file's own, cloned from the run's template (or from another, as a seeded one). */
export async function createTestDatabase(template = "dayward_template"): Promise<TestDatabase> {
  const serverUrl = inject("superUrl");
  const name = `t_${randomBytes(6).toString("hex")}`;
  await onOneConnection(serverUrl, async (sql) => {
    await spelled(sql, "CREATE DATABASE %I OWNER %I TEMPLATE %I", name, OWNER, template);
    // Rights on the database itself are not cloned.
    await spelled(sql, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name);
    for (const login of logins) await spelled(sql, "GRANT CONNECT ON DATABASE %I TO %I", name, login);
  });
  return {
    name,
    ownerUrl: ownerAddress(serverUrl, viewerPassword, name),
    superUrl: inDatabase(serverUrl, name),
    viewerUrl: (login) => inDatabase(as(serverUrl, login, viewerPassword(login)), name),
    drop: () =>
      onOneConnection(serverUrl, (sql) => spelled(sql, "DROP DATABASE IF EXISTS %I WITH (FORCE)", name)),
  };
}
