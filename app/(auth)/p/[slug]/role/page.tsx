import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { signOut, workAs } from "#app/_session/actions.ts";
import { elsewhere, getSession } from "#app/_session/session.ts";
import { rolesToChoose } from "#server/api/door.ts";

/** After sign-in, for whoever has several roles: as one of them at a time. */
export default async function RolePage({ params }: { params: Promise<{ slug: string }> }) {
  const [{ slug }, session] = await Promise.all([params, getSession()]);
  if (!session.choosing || !session.cookie || session.slug !== slug) redirect(elsewhere(session));
  const [words, names, roles] = await Promise.all([
    getTranslations("Door"),
    getTranslations("Staff.roles"),
    rolesToChoose(session.cookie, session.requestId),
  ]);
  return (
    <div className="door-roles">
      <form action={workAs}>
        <h1>{words("roleTitle")}</h1>
        {roles.map((role) => (
          <button type="submit" key={role} className="btn wide" name="role" value={role}>
            {names(role)}
          </button>
        ))}
        <p className="soft door-ways">{words("roleHint")}</p>
      </form>
      <form action={signOut}>
        <button type="submit" className="btn plain">
          {words("back")}
        </button>
      </form>
    </div>
  );
}
