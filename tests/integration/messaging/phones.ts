import { expect } from "vitest";
import { bookAt, one } from "#tests/integration/scheduling/house.ts";
import type { Clinic, ClinicSpec } from "#tests/support/clinic.ts";
import { aWay, picks, planned, sendDue } from "./post.ts";

let numbers = 0;
const aNumber = () => `+3361${String(++numbers).padStart(7, "0")}`;
/** As people write a number down. */
const spoken = (number: string) => `${number.slice(0, 3)} (0)${number.slice(3, 4)} ${number.slice(4)}`;

export const at = "2026-06-15 09:00";
type Spec = { count?: number; shared?: boolean };

/** Clinics whose patients have phones. */
export function phones(clinic: (spec: ClinicSpec) => Promise<Clinic>) {
  /** Patients who have picked SMS, each with a number of her own unless they share one; the practice's clock stands at nine in the morning. */
  async function people({ count = 1, shared = false }: Spec = {}) {
    const c = await clinic({ patients: count });
    const all = c.patients.map(() => aNumber());
    const numbersOf = shared ? all.map(() => all[0] ?? "") : all;
    for (const [n, patientId] of c.patients.entries()) {
      await c.sql`update patient set phone = ${spoken(numbersOf[n] ?? "")} where patient_id = ${patientId}`;
      await picks(c, patientId);
    }
    const ahead = Temporal.Now.instant().until(c.at(at)).total("seconds");
    await c.sql`insert into demo_clock (practice_id, offset_seconds) values (${c.practiceId}, ${Math.round(ahead)})`;
    return { c, numbers: numbersOf };
  }

  /** Each has a booking that she was told of by text. */
  async function told(spec: Spec = {}) {
    const { c, numbers: all } = await people(spec);
    const bookings = [];
    for (const [n, patientId] of c.patients.entries()) {
      bookings.push(await bookAt(c, { at: `2026-07-06 1${n}:00`, patientId }));
      await planned(c, patientId);
    }
    const { handed, way } = aWay();
    await sendDue(c, c.at(at), way);
    expect(handed.length).toBe(c.patients.length);
    return {
      ...{
        c,
        number: all[0] ?? "",
        numbers: all,
        patientId: one(c.patients),
        booking: one(bookings),
        bookings,
      },
      links: handed.map(({ text }) => text.match(/\S+\/a\/\S+/)?.[0] ?? ""),
    };
  }
  return { people, told };
}
