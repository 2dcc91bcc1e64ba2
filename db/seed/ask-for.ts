import { transact } from "#server/kernel/index.ts";
import { requestCase, writeCase } from "#server/pathway/index.ts";
import type { CaseRequested } from "#server/pathway/schemas.ts";
import { surgeonCtx, workerCtx } from "./actors.ts";
import { contentsOf, ownWords, planted } from "./case-contents.ts";
import { dateAt } from "./days.ts";
import type { Asked } from "./journeys.ts";
import { resourceId, type Stage, variantId } from "./stage.ts";

const AT_ONCE = 60;

/**
 * What surgeons asked for after consultations. The cases that people will look at first are asked for by the verb; the others are written as it writes them,
 * many in one transaction, of what the catalogue offers there. Those a word is planted in are written too: no verb names a procedure otherwise.
 */
export async function askForAll(stage: Stage, all: readonly Asked[]): Promise<Map<Asked, CaseRequested>> {
  const byVerb = (asked: Asked) => asked.isWaiting || (asked.who !== null && !stage.plant);
  const made = new Map<Asked, CaseRequested>();
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

function askByVerb(stage: Stage, asked: Asked): Promise<CaseRequested> {
  const { laid, offered, siteId, roll } = stage;
  const fromQuote = offered.waitOf(asked.procedure)?.fromQuote;
  return requestCase(surgeonCtx(laid, asked.surgeon, asked.requestedAt), {
    patientId: asked.patientId,
    procedureId: laid.procedures.get(asked.procedure) ?? "",
    variantId: variantId(stage, asked.variant),
    siteId,
    notBefore: asked.notBefore,
    ...(fromQuote && { waitFrom: consultedOn(stage, asked) }),
    ...ownWords(roll),
  });
}

function newCase(stage: Stage, asked: Asked, surgeonStaffId: string) {
  const { offered, siteId, plant, roll } = stage;
  const offer = offered.offers.get(asked.procedure);
  if (!offer) throw new Error(`${asked.procedure} is not offered`);
  const given = { ...offer, waitFrom: consultedOn(stage, asked) };
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
