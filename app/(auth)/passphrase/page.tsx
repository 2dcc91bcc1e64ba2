import { redirect } from "next/navigation";
import { elsewhere, getSession } from "#app/_session/session.ts";
import { ChangePassphraseForm } from "../_parts/change-passphrase-form.tsx";
import { changeMine } from "../actions.ts";

/** For whoever is signed in: a new passphrase for the old one. */
export default async function PassphrasePage() {
  const session = await getSession();
  if (!session.actor) redirect(elsewhere(session));
  return <ChangePassphraseForm send={changeMine} />;
}
