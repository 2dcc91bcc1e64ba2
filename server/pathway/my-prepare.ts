import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { herSite } from "./my-next.ts";
import { isNow, openConsents, signable } from "./my-open.ts";
import { type MyStanding, myStandings } from "./my-standings.ts";
import { fastingView, gateView } from "./preparation.ts";
import { fastingBefore } from "./rules/fasting.ts";
import { type Gate, gatesOf, isAsleep } from "./rules/gates.ts";
import type { MyItem, PrepareView } from "./schemas.ts";

/** What the signed-in patient has to do before her next operation, what later, and until when she may eat and drink. The opening is audited as hers. */
export async function myPrepare(ctx: Ctx): Promise<PrepareView> {
  authorise(ctx, "my:read");
  return transact(ctx, async (tx) => {
    const cases = await myStandings(tx, ctx);
    const [site, [next]] = [await herSite(tx, ctx), cases];
    const zone = next?.standing.zone ?? "UTC";
    const today = dateAt(ctx.now, zone);
    const shown = cases.map(({ of }) => of.caseId);
    if (next) await audit(tx, ctx, { action: "prepare.opened", subjectKind: "surgical_case", shown });
    const medication = next && medicationOf(next);
    const toSign = signable(ctx, cases);
    return {
      zone,
      today,
      arrivesAt: next?.startsAt ? await arrivalOf(tx, ctx, next) : null,
      items: cases.flatMap((one) => itemsOf(ctx, one)),
      consentsOpen: cases.flatMap(openConsents).length,
      consentsNow: toSign.now,
      consentsFrom: toSign.from,
      fasting: next ? fastingOf(next) : null,
      medicines: medication?.medicines ?? [],
      medicinesSetBy: medication?.byName ?? null,
      call: site ? { siteName: site.siteName, phone: site.phone } : null,
    };
  });
}

async function arrivalOf(tx: Tx, ctx: Ctx, { requestId }: MyStanding): Promise<string | null> {
  const [row] = await tx.sql<{ arrivesAt: string }[]>`
    select arrives_at as "arrivesAt" from booking
     where practice_id = ${ctx.practiceId} and request_id = ${requestId} and state = 'booked'`;
  return row ? toInstant(row.arrivesAt).toString() : null;
}

function itemsOf(ctx: Ctx, { standing, startsAt, of }: MyStanding): MyItem[] {
  const start = startsAt ? toInstant(startsAt) : null;
  return gatesOf(standing)
    .filter(({ item }) => item?.owner === "patient")
    .flatMap((gate) => {
      const { item, due, answer, state } = gateView(gate, start, standing.zone, ctx);
      if (!item) return [];
      const own = { answer: answer?.value ?? null, answeredAt: answer?.at ?? null };
      const answeredBy = item.kind !== "file" && byStaff(gate) ? (answer?.byName ?? null) : null;
      return [
        { ...item, caseId: of.caseId, due, now: isNow(ctx, standing.zone, due), ...own, answeredBy, state },
      ];
    });
}

const byStaff = ({ answer }: Gate): boolean => answer !== null && answer.byId !== null;

function fastingOf({ standing, startsAt }: MyStanding): PrepareView["fasting"] {
  if (!startsAt || !isAsleep(standing.anaesthesia)) return null;
  return fastingView(fastingBefore(toInstant(startsAt)));
}

/** The plan for each medicine as a clinician has set it last. */
function medicationOf({ standing }: MyStanding) {
  const plans = Object.values(standing.team.answers).flatMap(({ value, byName, at }) =>
    value.kind === "medication" ? [{ medicines: value.medicines, byName, at }] : [],
  );
  return plans.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)).at(-1) ?? null;
}
