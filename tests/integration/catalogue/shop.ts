import { afterAll, afterEach, beforeAll } from "vitest";
import { generalRecovery } from "#server/catalogue/index.ts";
import type { RecoveryContent } from "#server/catalogue/template-schemas.ts";
import { closePools, DomainError, newId, usePools } from "#server/kernel/index.ts";
import { type Clinic, clinic as makeClinic } from "#tests/support/clinic.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";

/** A database of this file's own with clinics that are closed after each test. */
export function shop() {
  let database: TestDatabase | undefined;
  const open: Clinic[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    await usePools(database.viewerUrl);
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.end();
  });
  afterAll(async () => {
    await closePools();
    await database?.drop();
  });
  return async () => {
    if (!database) throw new Error("the database is not there yet");
    const clinic = await makeClinic(database);
    open.push(clinic);
    return { ...clinic, ...(await stock(clinic)) };
  };
}

export type Shop = Awaited<ReturnType<ReturnType<typeof shop>>>;

type Given = {
  name: string;
  sensitive?: boolean;
  controlled?: boolean;
  group?: string;
  variants?: string[];
  text?: "approved" | "draft" | "none";
  milestones?: RecoveryContent["milestones"];
};

/** Three procedures that share the clinic's day case, the first of them sensitive and policy-controlled, permitted in France. */
async function stock(clinic: Clinic) {
  const { add, variants } = clinic;
  const addProcedure = async ({
    name,
    sensitive = false,
    controlled = false,
    group = "",
    ...more
  }: Given) => {
    const ids = { procedureId: newId(), templateId: newId(), versionId: newId() };
    await add("procedure", [
      {
        procedure_id: ids.procedureId,
        name,
        policy_group: group,
        sensitive,
        policy_controlled: controlled,
      },
    ]);
    const ticked = more.variants ?? [variants.dayCase];
    await add(
      "procedure_variant",
      ticked.map((variant_id) => ({ procedure_id: ids.procedureId, variant_id })),
    );
    const { text = "approved" } = more;
    if (text === "none") return ids;
    const content = { ...generalRecovery(), ...(more.milestones && { milestones: more.milestones }) };
    await add("template", [{ template_id: ids.templateId, procedure_id: ids.procedureId, kind: "recovery" }]);
    await add("template_version", [
      {
        template_version_id: ids.versionId,
        template_id: ids.templateId,
        version: 1,
        state: text,
        content,
        ...(text === "approved" && { approved_by_name: "Dr surgeon 1", approved_at: "2026-05-02T08:00:00Z" }),
      },
    ]);
    return ids;
  };
  const addRule = async (given: Record<string, unknown>) => {
    const policyRuleId = newId();
    await add("policy_rule", [
      {
        policy_rule_id: policyRuleId,
        jurisdiction: "",
        status: "permitted",
        source: "A law",
        reviewed_by: "Dr surgeon 1",
        reviewed_on: "2026-05-01",
        ...given,
      },
    ]);
    return policyRuleId;
  };
  for (const { staffId } of clinic.surgeons) {
    await add("staff_account", [{ staff_id: staffId, email: `${staffId}@linden.test`, active: true }]);
    await add("staff_role", [{ staff_id: staffId, role: "surgeon" }]);
  }
  const secret = await addProcedure({
    name: "Secretum reconstruction",
    sensitive: true,
    controlled: true,
    group: "secretum",
  });
  const eyelids = await addProcedure({ name: "Eyelids" });
  const scar = await addProcedure({ name: "Scar" });
  const inFrance = await addRule({ policy_group: "secretum", jurisdiction: "FR" });
  const london = newId();
  await add("site", [
    {
      site_id: london,
      name: "Harbour",
      zone: "Europe/London",
      jurisdiction: "GB-ENG",
      address: "7 Sample Row",
      phone: "+44 20 7946 0042",
      emergency_number: "999",
    },
  ]);
  return { secret, eyelids, scar, inFrance, london, addProcedure, addRule };
}

/** What an answer was refused with: code, reason, field and params. */
export async function refusalOf(answer: Promise<unknown>) {
  try {
    await answer;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, reason: error.reason, field: error.field, params: error.params };
  }
  throw new Error("nothing was refused");
}

/** The audited actions of a practice, oldest first, with what they say of fields. */
export const auditOf = (one: Clinic) => one.sql<
  { action: string; subject_id: string; fields: string[] | null }[]
>`
  select action, subject_id, fields from audit_event where practice_id = ${one.practiceId} order by event_id`;
