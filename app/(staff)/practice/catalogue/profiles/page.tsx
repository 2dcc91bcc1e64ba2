import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { ProfileView } from "#server/catalogue/schemas.ts";
import { Frame, readers } from "../_parts/frame.tsx";
import { PhaseLines } from "../_parts/phase-lines.tsx";
import { ProfileForm } from "../_parts/profile-form.tsx";
import { type Choice, choicesOf } from "../_parts/resource-choices.ts";
import { UseForm } from "../_parts/use-form.tsx";
import { VariantForm } from "../_parts/variant-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Catalogue"))("title") };
}

/** What the desk books: profiles with their minutes and rooms. */
export default async function ProfilesPage() {
  const { role } = await requireStaff(...readers);
  const words = await getTranslations("Catalogue");
  const caller = await api();
  const manages = role === "manager";
  const [profiles, pools, resources] = await Promise.all([
    caller.catalogue.profiles({ inactive: manages }),
    caller.practice.pools(),
    caller.practice.resources({ inactive: true }),
  ]);
  const choices = choicesOf(pools, resources, (pool) => words("anyOf", { pool }));
  return (
    <Frame here="profiles" role={role}>
      <p className="soft catalogue-about">{words("profilesAbout")}</p>
      {profiles.map((profile) => (
        <Profile key={profile.profileId} profile={profile} choices={choices} manages={manages} />
      ))}
      {manages && (
        <section className="part">
          <h2>{words("addProfile")}</h2>
          <VariantForm choices={choices} />
        </section>
      )}
    </Frame>
  );
}

type Shown = { profile: ProfileView; choices: readonly Choice[]; manages: boolean };

async function Profile({ profile, choices, manages }: Shown) {
  const words = await getTranslations("Catalogue");
  const { profileId, label, kind, anaesthesia, arrivalLeadMinutes, priceBand, followUpPattern, active } =
    profile;
  const facts = [
    words(`kinds.${kind}`),
    words(`anaesthesias.${anaesthesia}`),
    words("arrives", { minutes: arrivalLeadMinutes }),
    priceBand && `${words("priceBand")} ${priceBand}`,
    followUpPattern,
    profile.forNewCallers && words("newCallers"),
  ];
  return (
    <section className={active ? "part" : "part soft"}>
      <div className="part-head">
        <h2>{label}</h2>
        {!active && <span className="mark is-off">{words("notInUse")}</span>}
      </div>
      <p className="small soft">{facts.filter(Boolean).join(", ")}</p>
      <ul className="rows">
        {profile.variants.map((variant) => (
          <li key={variant.variantId}>
            <span>
              {variant.label} {!variant.active && <span className="small soft">{words("notInUse")}</span>}
            </span>
            <PhaseLines phases={variant.phases} choices={choices} />
            {manages && (
              <details className="rule-end">
                <summary className="btn">{words("otherMinutes")}</summary>
                {variant.active && <p className="small soft">{words("otherMinutesMeans")}</p>}
                {variant.active && <VariantForm choices={choices} kind={kind} variant={variant} />}
                <UseForm what="variant" id={variant.variantId} active={variant.active} />
              </details>
            )}
          </li>
        ))}
      </ul>
      {manages && kind !== "service" && (
        <>
          <details className="fold">
            <summary>
              {words("addVariant")} <span className="icon i-down" />
            </summary>
            <VariantForm choices={choices} kind={kind} profileId={profileId} />
          </details>
          <details className="fold">
            <summary>
              {words("editProfile")} <span className="icon i-down" />
            </summary>
            <ProfileForm profile={profile} />
            <UseForm what="profile" id={profileId} active={active} />
          </details>
        </>
      )}
    </section>
  );
}
