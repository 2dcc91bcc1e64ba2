import { getTranslations } from "next-intl/server";
import type { StaffRole } from "#server/kernel/index.ts";

/** A practice that has no place yet: what to do about it, for whoever can. */
export async function NoSite({ role }: { role: StaffRole }) {
  const words = await getTranslations("Today");
  return (
    <main className="calm" id="main">
      <h1>{words("noSite")}</h1>
      {role === "manager" ? (
        <a className="btn main" href="/practice">
          {words("addSite")}
        </a>
      ) : (
        <p className="soft">{words("askManager")}</p>
      )}
    </main>
  );
}
