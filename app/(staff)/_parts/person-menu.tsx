import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { signOut, workAs } from "#app/_session/actions.ts";
import { setTheme } from "#app/_ui/set-theme.ts";
import type { Theme } from "#app/_ui/theme.ts";
import type { MeView } from "#server/identity/staff-schemas.ts";
import { AllKeysButton, CoverButton } from "./press-key.tsx";

type Props = { me: MeView; theme: Theme | null; shared: boolean };

/** Who is working and as what; other roles, colours, and the way out. Everything but the keys works before scripts arrive. */
export async function PersonMenu({ me, theme, shared }: Props) {
  const words = await getTranslations("Staff");
  return (
    <>
      <button type="button" className="role" popoverTarget="person-menu">
        <span className="cut">{me.name}</span>
        <span className="soft">{words(`roles.${me.role}`)}</span>
        <span className="icon i-down" aria-hidden="true" />
      </button>
      <div className="menu" id="person-menu" popover="auto">
        {me.roles.length > 1 && !shared && (
          <form action={workAs}>
            <section className="lines-up" aria-label={words("workAs")}>
              <h2>{words("workAs")}</h2>
              {me.roles.map((role) => (
                <button key={role} type="submit" name="role" value={role} aria-pressed={role === me.role}>
                  {words(`roles.${role}`)}
                </button>
              ))}
            </section>
          </form>
        )}
        <form action={setTheme}>
          <section aria-label={words("colours")}>
            <h2>{words("colours")}</h2>
            <div className="choice">
              {(["device", "light", "dark"] as const).map((one) => (
                <button
                  key={one}
                  type="submit"
                  name="theme"
                  value={one}
                  aria-pressed={one === (theme ?? "device")}
                >
                  {words(`themes.${one}`)}
                </button>
              ))}
            </div>
          </section>
        </form>
        <div className="lines-up">
          <CoverButton>
            {words("cover")} <kbd>.</kbd>
          </CoverButton>
          <AllKeysButton>
            {words("allKeys")} <kbd>?</kbd>
          </AllKeysButton>
        </div>
        {me.role !== "desk" && me.role !== "manager" && (
          <Link className="btn plain" href="/practice/catalogue" prefetch={false}>
            {words("catalogue")}
          </Link>
        )}
        <Link className="btn plain" href="/passphrase" prefetch={false}>
          {words(me.role === "desk" || me.role === "manager" ? "passphrase" : "passphraseAndPin")}
        </Link>
        <hr />
        <form action={signOut}>
          <button type="submit" className="btn wide">
            <span className="icon i-leave" aria-hidden="true" /> {words("signOut")}
          </button>
        </form>
      </div>
    </>
  );
}
