import type { ChecklistContent, Item } from "#server/catalogue/checklist-schemas.ts";
import type { StaffRole } from "#server/kernel/index.ts";
import { openCase } from "#server/pathway/index.ts";
import { asPatient, asStaff, asWorker, NOW, playScene, type Rows } from "#tests/support/scene.ts";
import { withDeskTask } from "#tests/support/scene-texts.ts";
import type { Entry, Told } from "./tape.ts";
import { whatIsMissing } from "./what-is-missing.ts";

export const PASSPHRASE = "an otter keeps its stone";
export const ZONE = "Europe/Paris";
/** She turns 18 on the day for which the walk is planned. */
const [BIRTH_DATE, CONSULTED_ON] = ["2008-06-23", "2026-06-16"];

export type World = Awaited<ReturnType<typeof world>>;

/** A practice of one run's own with a case that was just opened, its clock, and the tape of what people did. */
export async function world(rows: Rows, passphraseHash: string) {
  const scene = await playScene(rows);
  const { practiceId, people, patients, offers, places, held } = scene;
  const { items } = checklist();
  await rows.add([
    "credential",
    {
      practice_id: practiceId,
      account_kind: "patient",
      account_id: patients.ana,
      sign_in_name: "ana",
      passphrase_hash: passphraseHash,
      changed_at: NOW.toString(),
    },
  ]);
  await rows.sql`
    update template_version set content = ${JSON.stringify(checklist())}::jsonb
     where practice_id = ${practiceId}
       and template_id in (select template_id from template where practice_id = ${practiceId} and kind = 'checklist')`;
  await rows.sql`
    insert into need (practice_id, need_id, phase_id, ordinal, kind, resource_id)
    select practice_id, ${crypto.randomUUID()}, phase_id, 2, 'anaesthetist', ${held.anaesthetist}
      from phase where practice_id = ${practiceId} and name = 'operation'`;
  await rows.sql`update patient set birth_date = ${BIRTH_DATE} where patient_id = ${patients.ana}`;
  let now = NOW;
  const tape: Entry[] = [];
  const as = (role: StaffRole) => asStaff(practiceId, people[role], role, now);
  const told = (one: Told) => void tape.push({ ...one, at: now });
  const wish = {
    patientId: patients.ana,
    procedureId: offers.hour,
    variantId: offers.hourFive,
    siteId: places.site,
  };
  const made = await openCase(as("surgeon"), { ...wish, notBefore: CONSULTED_ON });
  const approved = await rows.sql<{ procedureId: string; version: string }[]>`
    select t.procedure_id as "procedureId", v.template_version_id as version
      from template t join template_version v using (practice_id, template_id)
     where t.practice_id = ${practiceId} and t.kind = 'consent' and v.state = 'approved'`;
  for (const one of approved) told({ did: "approved", kind: "surgery", ...one });
  told({ did: "approved", kind: "anaesthesia", version: offers.anaesthesia, procedureId: null });
  told({ did: "privilege", privilegeId: offers.privilege, of: null, from: "2020-01-01", until: null });
  const permitted = { ...PERMITTED, procedureId: offers.hour, from: "2020-01-01" };
  told({ did: "rule", ruleId: offers.rule, rule: permitted });
  told({ did: "planned for", procedureId: offers.hour });
  return {
    ...{ rows, scene, made, tape, told, items, as },
    procedures: [offers.hour, offers.two, offers.three],
    variantId: offers.hourFive,
    her: () => asPatient(practiceId, patients.ana, now),
    worker: () => asWorker(practiceId, now),
    now: () => now,
    today: () => now.toZonedDateTimeISO(ZONE).toPlainDate(),
    /** Time never stands: whoever does something next does it later. */
    goOn: (by: Temporal.DurationLike = { seconds: 1 }) => {
      now = now.add(by);
    },
    goTo: (at: Temporal.Instant) => {
      if (Temporal.Instant.compare(at, now) > 0) now = at;
    },
    missing: () =>
      whatIsMissing(tape, {
        ...{ items, now, zone: ZONE, birthDate: BIRTH_DATE, consultedOn: CONSULTED_ON },
        controlled: offers.hour,
      }),
  };
}

export const PERMITTED = {
  ...({ status: "permitted", place: "FR", from: null, to: null, minimumAge: null } as const),
  ...({ days: 0, start: "none", blocks: [], waivable: false } as const),
};

/** The general checklist, and what it has none of: an answer that can be the wrong one, a number out of range, a task of the desk that holds her up. */
function checklist(): ChecklistContent {
  const { format, items } = withDeskTask();
  const first = items.find(({ gate }) => gate === "sedation");
  if (!first) throw new Error("nothing is asked on the day");
  const onTheDay = (id: string, more: Partial<Item>): Item => ({
    ...first,
    itemId: `01990000-0000-7000-8000-0000000000${id}`,
    waivableBy: ["anaesthetist"],
    ...more,
  });
  return {
    format,
    items: [
      ...items.map((item) => (item.deskTask ? { ...item, gate: "ready" as const } : item)),
      onTheDay("aa", { title: "Fever", kind: "question", question: { expects: "no" } }),
      onTheDay("ab", { title: "Blood sugar", kind: "number", number: { unit: "mg/dl", min: 70, max: 180 } }),
    ],
  };
}
