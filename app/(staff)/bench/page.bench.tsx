import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";

/** The board's floor: its layout, the session's check, one transaction, and nothing to show. */
export default async function EmptyPage() {
  await requireStaff("desk", "nurse");
  await (await api()).practice.get();
  return <main id="main" />;
}
