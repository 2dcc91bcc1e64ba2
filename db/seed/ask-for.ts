import { transact } from "#server/kernel/index.ts";
import { decideCase, judgeRequests, openCase, quoteCase, writeCase } from "#server/pathway/index.ts";
import type { CaseOpened } from "#server/pathway/schemas.ts";
import { surgeonCtx, workerCtx } from "./actors.ts";
import { contentsOf, demoDecision, demoQuote, ownWords, planted, sideOf } from "./case-contents.ts";
import { dateAt } from "./days.ts";
import type { Asked } from "./journeys.ts";
import { resourceId, type Stage, variantId } from "./stage.ts";

const AT_ONCE = 60;

/**
 * What surgeons asked for after consultations. The cases that people will look at first are opened, quoted and decided by the verbs; the others are written as these write them,
 * many in one transaction, of what the catalogue offers there. Those a word is planted in are written too: no verb names a procedure otherwise.
 */
export async function askForAll(stage: Stage, all: readonly Asked[]): Promise<Map<Asked, CaseOpened>> {
  const byVerb = (asked: Asked) => asked.isWaiting || (asked.who !== null && !stage.plant);
  const made = new Map<Asked, CaseOpened>();
  for (const asked of all.filter(byVerb)) made.set(asked, await askByVerb(stage, asked));
  const others = all.filter((asked) => !byVerb(asked));
  for (let from = 0; from < others.length; from += AT_ONCE) {
    const some = others.slice(from, from + AT_ONCE);
    await transact(workerCtx(stage.laid, stage.now), async (tx) => {
      for (const asked of some) {
        const ctx = surgeonCtx(stage.laid, asked.surgeon, asked.requestedAt);
        made.set(asked, await writeCase(tx, ctx, newCase(stage, asked, ctx.actorId)));
      }
    });
  }
  return made;
}

const consultedOn = ({ site }: Stage, { consultation }: Asked) => dateAt(consultation.startsAt, site.zone);

async function askByVerb(stage: Stage, asked: Asked): Promise<CaseOpened> {
  const { laid, offered, siteId, roll } = stage;
  const ctx = surgeonCtx(laid, asked.surgeon, asked.requestedAt);
  const procedure = offered.offers.get(asked.procedure)?.procedure;
  const opened = await openCase(ctx, {
    patientId: asked.patientId,
    procedureId: laid.procedures.get(asked.procedure) ?? "",
    variantId: variantId(stage, asked.variant),
    siteId,
    notBefore: asked.notBefore,
    ...(procedure && sideOf(procedure, roll)),
    ...ownWords(roll),
  });
  const { caseId, requestId } = opened;
  const handedOverOn = consultedOn(stage, asked);
  await quoteCase(ctx, { caseId, ...demoQuote(roll), handedOverOn, handedOver: "in_person" });
  await decideCase(ctx, {
    caseId,
    outcome: "operate",
    ...demoDecision(roll),
    ...{ seenAlone: true, ownWish: true, safety: "not_needed", attested: true, conditionMet: true },
  });
  await judgeRequests(workerCtx(laid, asked.requestedAt), requestId);
  return opened;
}

function newCase(stage: Stage, asked: Asked, surgeonStaffId: string) {
  const { offered, siteId, plant, roll } = stage;
  const offer = offered.offers.get(asked.procedure);
  if (!offer) throw new Error(`${asked.procedure} is not offered`);
  const given = { ...offer, seenOn: consultedOn(stage, asked), decidedAt: asked.requestedAt };
  return {
    patientId: asked.patientId,
    variantId: variantId(stage, asked.variant),
    siteId,
    surgeonId: resourceId(stage, asked.surgeon),
    surgeonStaffId,
    notBefore: asked.notBefore,
    contents: plant && asked.who ? planted(plant, given, roll) : contentsOf(given, roll),
  };
}
