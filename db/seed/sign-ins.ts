import type { Pool } from "#db/client.ts";
import { hashPassphrase, hashPin, limits } from "#server/identity/index.ts";
import type { Laid } from "./laid.ts";
import { practicePlans, type Role } from "./places.ts";
import { put, type Row } from "./put.ts";

export type DemoSignIn = {
  practice: string;
  role: Role | "patient";
  person: string;
  signInName: string;
  passphrase: string;
  /** By which she or he taps on a device that theatre shares. */
  pin?: string;
};

/** Patients of the demo who can sign in: two wait for an operation, one had hers three to five days ago. */
export const patientSignIns = {
  coming: { signInName: "juniper", passphrase: "demo juniper reads by the window" },
  recovering: { signInName: "robin", passphrase: "demo robin rests on the sofa" },
  london: { signInName: "heron", passphrase: "demo heron waits by the river" },
} as const;

/** Everyone of the demo who can sign in, under `/p/<practice>`. */
export function demoSignIns(): DemoSignIn[] {
  const staff = practicePlans.flatMap(({ slug, staff: people }) =>
    people.flatMap(({ name: person, email: signInName, roles, passphrase, pin }) =>
      passphrase
        ? roles.map((role) => ({ practice: slug, role, person, signInName, passphrase, ...(pin && { pin }) }))
        : [],
    ),
  );
  const patients = Object.entries(patientSignIns).map(([which, signIn]) => ({
    practice: which === "london" ? "harbour" : "linden",
    role: "patient" as const,
    person: which === "recovering" ? "days after her operation" : "before her operation",
    ...signIn,
  }));
  return [...staff, ...patients];
}

/** Credentials of the demo's staff and of the patients given by their sign-in name. */
export async function putCredentials(
  sql: Pool,
  laid: Laid,
  patients: ReadonlyMap<string, string>,
  now: Temporal.Instant,
): Promise<void> {
  const wanted = demoSignIns().filter(({ practice }) => practice === laid.plan.slug);
  const once = [...new Map(wanted.map((one) => [one.signInName, one])).values()];
  const rows = await Promise.all(
    once.map(async ({ role, signInName, passphrase }): Promise<Row[]> => {
      const accountId = role === "patient" ? patients.get(signInName) : laid.staff.get(signInName);
      if (!accountId) return [];
      return [
        {
          practice_id: laid.practiceId,
          account_kind: role === "patient" ? "patient" : "staff",
          account_id: accountId,
          sign_in_name: signInName,
          passphrase_hash: await hashPassphrase(passphrase),
          changed_at: now.toString(),
        },
      ];
    }),
  );
  await put(sql, "credential", rows.flat());
  await putPins(sql, laid, now);
}

async function putPins(sql: Pool, { practiceId, plan, staff }: Laid, now: Temporal.Instant): Promise<void> {
  const rows = plan.staff.map(async ({ email, pin }): Promise<Row[]> => {
    const staffId = staff.get(email);
    if (!staffId || !pin) return [];
    const pin_hash = await hashPin(practiceId, staffId, pin);
    return [
      {
        practice_id: practiceId,
        staff_id: staffId,
        pin_hash,
        tries_left: limits.pin.tries,
        set_at: now.toString(),
      },
    ];
  });
  await put(sql, "staff_pin", (await Promise.all(rows)).flat());
}
