import { redirect } from "next/navigation";
import { elsewhere, getSession } from "#app/_session/session.ts";
import { ChangePassphraseForm } from "../_parts/change-passphrase-form.tsx";
import { SetPinForm } from "../_parts/set-pin-form.tsx";
import { changeMine, setMyPin } from "../actions.ts";

/** For staff who are signed in: a new passphrase for the old one, and for clinicians the PIN by which they tap on shared devices. A patient changes hers on a page of her own. */
export default async function PassphrasePage() {
  const session = await getSession();
  if (!session.actor) redirect(elsewhere(session));
  const { viewer, role } = session.actor;
  if (viewer === "patient") redirect("/my/passphrase");
  return (
    <>
      <ChangePassphraseForm send={changeMine} back="/today" />
      {role !== "desk" && role !== "manager" && <SetPinForm send={setMyPin} />}
    </>
  );
}
