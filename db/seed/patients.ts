import type { Pool } from "#db/client.ts";
import { phoneDigits, plainForm } from "#server/identity/index.ts";
import { newId } from "#server/kernel/ids.ts";
import { type Dice, dice } from "./dice.ts";
import type { Laid } from "./laid.ts";
import { inventNames, type PersonName } from "./names.ts";
import { put, type Row } from "./put.ts";
import { patientSignIns } from "./sign-ins.ts";

export type Patients = {
  /** By the site's key, in the order they were made. */
  bySite: Map<string, string[]>;
  /** By sign-in name. */
  signIns: Map<string, string>;
};

type Person = PersonName & { id: string; siteKey: string; index: number; signInName: string | null };

/** Invented adults with numbers from ranges that reach nobody, and contact preferences of every kind. */
export async function putPatients(sql: Pool, laid: Laid, now: Temporal.Instant): Promise<Patients> {
  const total = laid.plan.sites.reduce((sum, { patients }) => sum + patients, 0);
  const names = inventNames(total, laid.plan.slug.length * 7919);
  const people: Person[] = laid.plan.sites
    .flatMap((site) => Array.from({ length: site.patients }, (_, index) => ({ siteKey: site.key, index })))
    .map((place, i) => ({
      ...place,
      id: newId(),
      signInName: signInsAt[place.siteKey]?.[place.index] ?? null,
      ...(names[i] ?? { givenName: "Noor", familyName: "Dæmi" }),
    }));
  const roll = dice(20_260);
  const of = ({ id }: Person) => ({ practice_id: laid.practiceId, patient_id: id });
  await put(
    sql,
    "claimant",
    people.map(({ id }) => ({ practice_id: laid.practiceId, claimant_id: id, kind: "patient" })),
  );
  await put(
    sql,
    "patient",
    people.map((person) => ({ ...of(person), ...identity(person, now, roll) })),
  );
  await put(
    sql,
    "contact_preference",
    people
      .filter((one) => roll.chance(0.7) || one.signInName)
      .map((person) => ({ ...of(person), ...preference(person, roll) })),
  );
  await put(
    sql,
    "need_flag",
    people.filter(() => roll.chance(0.12)).map((person) => ({ ...of(person), flag: roll.pick(FLAGS) })),
  );
  await put(
    sql,
    "patient_person",
    people
      .filter((one) => roll.chance(0.25) || one.signInName)
      .map((person) => ({ ...of(person), ...companion(person, roll) })),
  );
  const bySite = new Map(
    laid.plan.sites.map(({ key }) => [
      key,
      people.filter(({ siteKey }) => siteKey === key).map(({ id }) => id),
    ]),
  );
  const signIns = new Map(
    people.flatMap(({ signInName, id }) => (signInName ? [[signInName, id] as const] : [])),
  );
  return { bySite, signIns };
}

const FLAGS = ["interpreter", "female_staff_only", "chaperone", "wheelchair"];

const { coming, recovering, london } = patientSignIns;
/** Those who can sign in are the first of their site. */
const signInsAt: Record<string, string[]> = {
  paris: [coming.signInName, recovering.signInName],
  london: [london.signInName],
};

function identity({ givenName, familyName, siteKey, index }: Person, now: Temporal.Instant, roll: Dice): Row {
  const phone = phoneOf(siteKey, index);
  const born = now
    .toZonedDateTimeISO("UTC")
    .toPlainDate()
    .subtract({ days: roll.between(19 * 366, 58 * 365) });
  return {
    given_name: givenName,
    family_name: familyName,
    search_name: plainForm(`${givenName} ${familyName}`),
    birth_date: born.toString(),
    phone,
    phone_digits: phoneDigits(phone),
    email: roll.chance(0.5) ? `${plainForm(givenName)}.${index}@mail.example` : null,
    language: roll.pick(siteKey === "paris" ? ["fr", "fr", "en", "ar"] : ["en", "en", "en", "es"]),
    zone: roll.chance(0.04) ? "Africa/Casablanca" : null,
    registered_at: now.subtract({ hours: 24 * roll.between(140, 300) }).toString(),
  };
}

/** Numbers kept for fiction, or never given out. */
function phoneOf(siteKey: string, index: number): string {
  const four = String(index).padStart(4, "0");
  if (siteKey === "new-york") return `+1 ${[212, 646, 917][index % 3]} 555 01${four.slice(2)}`;
  if (siteKey === "london") return `+44 7700 900${four.slice(1)}`;
  return `+33 6 00 00 ${four.slice(0, 2)} ${four.slice(2)}`;
}

function preference({ index, signInName }: Person, roll: Dice): Row {
  const narrow = roll.chance(0.5);
  return {
    channel: roll.pick(["none", "sms", "sms", "email", "phone"]),
    safe_from_minute: narrow ? roll.pick([540, 600, 720]) : null,
    safe_to_minute: narrow ? roll.pick([960, 1020, 1140]) : null,
    voicemail: roll.chance(0.15),
    letters: roll.chance(0.1),
    name_to_use: signInName ? capital(signInName) : roll.chance(0.4) ? roll.pick(CODE_NAMES) : null,
    phone_word: roll.chance(0.3) ? `${roll.pick(WORDS)} ${10 + (index % 90)}` : null,
    cover_line: roll.pick(["none", "none", "dentist", "delivery", "survey", "library", "personal"]),
  };
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const CODE_NAMES = ["Ash", "Juno", "Robin", "Sky", "Wren", "Linden", "Rowan", "Sage", "Lark", "Olive"];
const WORDS = ["maple", "lantern", "pebble", "harvest", "ribbon", "meadow"];

function companion({ signInName }: Person, roll: Dice): Row {
  return {
    person_id: newId(),
    kind: signInName ? "escort" : roll.pick(["escort", "emergency", "may_be_told"]),
    name: `${roll.pick(["Alex", "Dana", "Sami", "Toni", "Yuri"])} ${roll.pick(["Muster", "Örnek", "Exemplo"])}`,
    phone: `+33 6 00 00 99 ${roll.between(10, 99)}`,
    may_say: roll.pick(["nothing", "nothing", "time_only", "time_and_place", "has_a_visit"]),
  };
}
