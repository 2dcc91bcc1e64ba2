import type { PatientCtx, StaffCtx, StaffRole } from "#server/kernel/index.ts";
import { asPatient, asStaff, type Scene } from "#tests/support/scene.ts";

/**
 * Who asks about Ana, or as if for her. `elsewhere` has the procedure's first role in another practice, `barred` has it in hers and is barred from
 * her; `otherPatient` is Bea.
 */
export const viewers = [
  "nobody",
  "elsewhere",
  "barred",
  "desk",
  "nurse",
  "surgeon",
  "anaesthetist",
  "manager",
  "otherPatient",
  "herself",
] as const;
export type Viewer = (typeof viewers)[number];

/** Those who must learn nothing of her, whatever they are answered. */
export const strangers: readonly Viewer[] = ["nobody", "elsewhere", "barred", "otherPatient"];

type Role = StaffRole | "patient";
export type Scenes = { here: Scene; there: Scene };

const barredOf = {
  desk: "barredDesk",
  nurse: "barredNurse",
  surgeon: "barredSurgeon",
  anaesthetist: "barredAnaesthetist",
  manager: "barredManager",
} as const;

export function actorOf(viewer: Viewer, role: Role, { here, there }: Scenes): StaffCtx | PatientCtx | null {
  const staffRole = role === "patient" ? "desk" : role;
  switch (viewer) {
    case "nobody":
      return null;
    case "elsewhere":
      return role === "patient"
        ? asPatient(there.practiceId, there.patients.ana)
        : asStaff(there.practiceId, there.people[role], role);
    case "barred":
      return asStaff(here.practiceId, here.people[barredOf[staffRole]], staffRole);
    case "otherPatient":
      return asPatient(here.practiceId, here.patients.bea);
    case "herself":
      return asPatient(here.practiceId, here.patients.ana);
    default:
      return asStaff(here.practiceId, here.people[viewer], viewer);
  }
}
