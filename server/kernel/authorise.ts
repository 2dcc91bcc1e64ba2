import type { Ctx } from "./context.ts";
import { forbidden } from "./errors.ts";

const clinicians = ["nurse", "surgeon", "anaesthetist"] as const;
const staff = ["desk", ...clinicians, "manager"] as const;

/** Who may do what. The database's own grants and policies stand behind each line. */
const may = {
  "patient:search": ["desk", ...clinicians],
  "patient:open": ["desk", ...clinicians],
  "patient:write": ["desk"],
  "patient:bar": ["desk", "manager", "patient"],
  "schedule:read": staff,
  "booking:write": ["desk"],
  "booking:import": ["worker"],
  "case:request": ["surgeon"],
  "case:read": clinicians,
  "case:prepare": clinicians,
  "day:arrive": ["desk", ...clinicians],
  "case:clear": ["nurse", "surgeon"],
  "case:assess": ["anaesthetist"],
  "case:countersign": ["surgeon", "anaesthetist"],
  "case:schedule": ["desk"],
  "catalogue:read": [...clinicians, "manager"],
  "catalogue:manage": ["manager"],
  "checklist:edit": ["manager", "nurse", "surgeon"],
  "template:approve": ["surgeon"],
  "anaesthesia:approve": ["surgeon", "anaesthetist"],
  "practice:read": staff,
  "practice:manage": ["manager"],
  "closure:write": ["desk", "manager"],
  "staff:read": staff,
  "staff:manage": ["manager"],
  "audit:read": ["manager"],
  "import:run": ["manager", "worker"],
  "file:forget": ["worker"],
  "message:read": ["desk", ...clinicians],
  "message:manage": ["manager"],
  "my:read": ["patient"],
  "my:write": ["patient"],
} as const satisfies Record<string, readonly Ctx["role"][]>;

export type Action = keyof typeof may;

export const mayDo = (ctx: Ctx, action: Action): boolean =>
  (may[action] as readonly Ctx["role"][]).includes(ctx.role);

/** Throws FORBIDDEN unless the role may do this. */
export function authorise(ctx: Ctx, action: Action): void {
  if (!mayDo(ctx, action)) throw forbidden();
}
