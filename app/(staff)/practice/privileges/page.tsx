import { getTranslations } from "next-intl/server";
import { dateAt, fullDate } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { PrivilegeView } from "#server/catalogue/schemas.ts";
import { PracticeNav } from "../_parts/practice-nav.tsx";
import { EndPrivilegeForm } from "./_parts/end-privilege-form.tsx";
import { PrivilegeForm } from "./_parts/privilege-form.tsx";

/** What each surgeon is qualified for, and until when: nobody else may ask for an operation or be booked for it. */
export default async function PrivilegesPage() {
  const actor = await requireStaff("manager");
  const words = await getTranslations("Practice.privileges");
  const caller = await api();
  const [held, people, procedures, sites] = await Promise.all([
    caller.catalogue.privileges(),
    caller.staff.list(),
    caller.catalogue.allProcedures({}),
    caller.practice.sites(),
  ]);
  const today = dateAt(actor.now.toString(), sites[0]?.zone ?? "UTC");
  const surgeons = people.filter(({ active, roles }) => active && roles.includes("surgeon"));
  const without = surgeons.filter(({ staffId }) => !held.some((one) => isHeld(one, staffId, today)));
  return (
    <main className="record" id="main">
      <div className="record-head">
        <h1>{words("title")}</h1>
      </div>
      <PracticeNav here="privileges" />
      <p className="soft catalogue-about">{words("about")}</p>
      {without.length > 0 && (
        <div className="notice is-attention">
          <p>{words("without", { names: without.map(({ name }) => name).join(", ") })}</p>
        </div>
      )}
      <ul className="rules-list">
        {held.map((one) => (
          <Held key={one.privilegeId} privilege={one} today={today} />
        ))}
      </ul>
      <section className="part">
        <h2>{words("add")}</h2>
        <PrivilegeForm
          today={today}
          surgeons={surgeons.map(({ staffId, name }) => ({ value: staffId, label: name }))}
          specialties={[...new Set(procedures.map(({ specialty }) => specialty))].filter(Boolean).sort()}
          procedures={procedures.map(({ procedureId, name }) => ({ value: procedureId, label: name }))}
        />
      </section>
    </main>
  );
}

const isHeld = ({ staffId, validFrom, validUntil }: PrivilegeView, whose: string, today: string) =>
  staffId === whose && validFrom <= today && (validUntil === null || today <= validUntil);

async function Held({ privilege, today }: { privilege: PrivilegeView; today: string }) {
  const words = await getTranslations("Practice.privileges");
  const { privilegeId, staffName, specialty, procedureName, validFrom, validUntil, source } = privilege;
  const isOver = validUntil !== null && validUntil < today;
  return (
    <li className={isOver ? "soft" : undefined}>
      <div>
        <b>{staffName}</b>
      </div>
      <div>
        {procedureName ?? (specialty || words("noSpecialty"))}
        <div className="small soft">
          {validUntil
            ? words("fromTo", { from: fullDate(validFrom), to: fullDate(validUntil) })
            : words("from", { from: fullDate(validFrom) })}
        </div>
      </div>
      <div className="small">{source}</div>
      {!isOver && <EndPrivilegeForm privilegeId={privilegeId} today={today} />}
    </li>
  );
}
