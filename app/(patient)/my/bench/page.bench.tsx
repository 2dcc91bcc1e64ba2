import { requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";

/** The floor of the patient's pages: their layout, the session's check, one transaction, and nothing to show. */
export default async function EmptyPage() {
  await requirePatient();
  await (await api()).my.profile();
  return <p />;
}
