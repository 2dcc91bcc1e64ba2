import { randomUUID } from "node:crypto";
import { fullName } from "#server/identity/index.ts";
import { authorise, type Ctx, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { lostAt } from "#server/scheduling/index.ts";
import { type ListRow, ownEntries, ownZone, todaysOthers } from "./list-queries.ts";
import { proceduresOf } from "./queries.ts";
import { listedDays } from "./rules/listed-days.ts";
import type { ListEntry, ListView, MyList } from "./schemas.ts";

/**
 * The list of a surgeon, an anaesthetist or a nurse, by hour: with procedures on the screen and on a full print, without on a neutral one. A full
 * print is audited apart and says who printed it and when.
 */
export async function myList(ctx: Ctx, { from, to, print, only }: MyList): Promise<ListView> {
  authorise(ctx, "case:read");
  return transact(ctx, async (tx) => {
    const zone = await ownZone(tx, ctx);
    const days = listedDays(ctx.now, zone, from && to ? { from, to } : null);
    const [own, others] = await Promise.all([
      ownEntries(tx, ctx, days.from, days.to),
      todaysOthers(tx, ctx, days.from, days.to),
    ]);
    const rows = only ? own.filter(({ kind }) => kind === "consultation") : [...own, ...others];
    const opens = print !== "neutral" && !only;
    const requests = opens ? rows.flatMap(({ requestId }) => requestId ?? []) : [];
    const procedures = await proceduresOf(tx, ctx, requests);
    const shown = [...new Set(rows.flatMap(({ patientId }) => patientId ?? []))];
    await audit(tx, ctx, { action: print ? "list.printed" : "list.opened", subjectKind: "patient", shown });
    if (opens) {
      const action = print === "full" ? "list.printed-in-full" : "cases.listed";
      const caseIds = [...procedures.values()].map(({ caseId }) => caseId);
      await audit(tx, ctx, { action, subjectKind: "surgical_case", shown: caseIds });
    }
    const lost = await lostOf(tx, ctx, rows);
    const entries = rows
      .map((row) => entryOf(row, procedures.get(row.requestId ?? ""), lost, ctx))
      .sort(byHour);
    const full = print === "full" && opens;
    return {
      ...days,
      zone,
      entries,
      printedBy: full ? await nameOf(tx, ctx) : null,
      printedAt: full ? ctx.now.toString() : null,
    };
  });
}

type Procedure = { caseId: string; procedureName: string };

function entryOf(
  row: ListRow,
  procedure: Procedure | undefined,
  lost: ReadonlySet<string>,
  ctx: Ctx,
): ListEntry {
  const { givenName, familyName, requestId: _, ...rest } = row;
  const startsAt = toInstant(row.startsAt);
  const seen = row.kind === "consultation" && row.state === "booked" && row.patientId !== null;
  return {
    ...rest,
    // Ids are made in order of time: the claim's own would tell which claims belong together, and when they were made.
    claimId: row.patientId === null ? randomUUID() : row.claimId,
    startsAt: startsAt.toString(),
    endsAt: toInstant(row.endsAt).toString(),
    arrivesAt: row.arrivesAt && toInstant(row.arrivesAt).toString(),
    occupied: row.patientId === null,
    lost: row.patientId !== null && row.bookingId !== null && lost.has(row.bookingId),
    patientName: row.patientId && fullName({ givenName: givenName ?? "", familyName: familyName ?? "" }),
    caseId: procedure?.caseId ?? null,
    procedureName: procedure?.procedureName ?? null,
    mayRequest: ctx.role === "surgeon" && seen && Temporal.Instant.compare(startsAt, ctx.now) <= 0,
  };
}

/** The bookings to come of these rows that have lost their hours, as the boards of their sites mark them. */
async function lostOf(tx: Tx, ctx: Ctx, rows: readonly ListRow[]): Promise<Set<string>> {
  const ahead = rows.filter(({ startsAt }) => Temporal.Instant.compare(toInstant(startsAt), ctx.now) > 0);
  const [plan] = await tx.sql<{ revision: string }[]>`
    select revision from plan_revision where practice_id = ${ctx.practiceId}`;
  const lost = new Set<string>();
  for (const siteId of new Set(ahead.map((row) => row.siteId))) {
    for (const bookingId of await lostAt(tx, ctx, siteId, plan?.revision ?? "")) lost.add(bookingId);
  }
  return lost;
}

const byHour = (a: ListEntry, b: ListEntry) =>
  Temporal.Instant.compare(a.startsAt, b.startsAt) || (a.claimId < b.claimId ? -1 : 1);

async function nameOf(tx: Tx, ctx: Ctx): Promise<string | null> {
  const [row] = await tx.sql<{ name: string }[]>`
    select name from staff where practice_id = ${ctx.practiceId} and staff_id = ${ctx.actorId}`;
  return row?.name ?? null;
}
