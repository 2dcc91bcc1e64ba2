import { redirect } from "next/navigation";
import { elsewhere, getSession } from "#app/_session/session.ts";
import { ChangePassphraseForm } from "../_parts/change-passphrase-form.tsx";
import { changeMine } from "../actions.ts";

/** For staff who are signed in: a new passphrase for the old one. A patient changes hers on a page of her own. */
export default async function PassphrasePage() {
  const session = await getSession();
  if (!session.actor) redirect(elsewhere(session));
  if (session.actor.viewer === "patient") redirect("/my/passphrase");
  return <ChangePassphraseForm send={changeMine} back="/today" />;
}
