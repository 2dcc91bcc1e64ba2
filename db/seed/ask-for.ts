import { fullName } from "#server/identity/index.ts";
import { newId, type Tx, transact, type WorkerCtx } from "#server/kernel/index.ts";
import {
  decideCase,
  deskItemsOf,
  judgeRequests,
  openCase,
  quoteCase,
  sealCopy,
  talkOf,
  writeCase,
} from "#server/pathway/index.ts";
import type { CaseOpened, ConsentCopy } from "#server/pathway/schemas.ts";
import { patientKey } from "#server/privacy/index.ts";
import { surgeonCtx, workerCtx } from "./actors.ts";
import { contentsOf, demoDecision, demoQuote, ownWords, planted, sideOf } from "./case-contents.ts";
import { dateAt } from "./days.ts";
import type { Asked } from "./journeys.ts";
import { preparedFor, readinessNow } from "./prepare-cases.ts";
import { put, type Row } from "./put.ts";
import { resourceId, type Stage, variantId } from "./stage.ts";
import { demoPeriods } from "./surgeons-ways.ts";

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
    const copies: Row[] = [];
    const ctx = workerCtx(stage.laid, stage.now);
    await transact(ctx, async (tx) => {
      const names = await namesOf(tx, ctx, some);
      for (const asked of some) {
        const surgeon = surgeonCtx(stage.laid, asked.surgeon, asked.requestedAt);
        const { copies: signed, ...given } = newCase(stage, asked, surgeon.actorId, names);
        made.set(asked, await writeCase(tx, surgeon, given));
        const key = await patientKey(tx, ctx, asked.patientId);
        if (key) copies.push(...signed.map((copy) => copyRow(stage, asked, key, copy)));
      }
    });
    await put(stage.sql, "consent_copy", copies);
  }
  return made;
}

const copyRow = ({ laid }: Stage, { patientId }: Asked, key: Buffer, copy: ConsentCopy): Row => ({
  practice_id: laid.practiceId,
  consent_id: copy.consentId,
  case_id: copy.caseId,
  patient_id: patientId,
  sealed: sealCopy(key, copy),
  signed_at: copy.signedAt,
});

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
  const { risks } = await talkOf(ctx, { caseId });
  await decideCase(ctx, {
    caseId,
    outcome: "operate",
    risks: risks.map(({ riskId }) => riskId),
    ...demoDecision(roll),
    ...{ seenAlone: true, ownWish: true, safety: "not_needed", attested: true, conditionMet: true },
  });
  await judgeRequests(workerCtx(laid, asked.requestedAt), requestId);
  return opened;
}

async function namesOf(tx: Tx, ctx: WorkerCtx, some: readonly Asked[]): Promise<Map<string, string>> {
  const ids = some.map(({ patientId }) => patientId);
  const rows = await tx.sql<{ id: string; givenName: string; familyName: string }[]>`
    select patient_id as id, given_name as "givenName", family_name as "familyName" from patient
     where practice_id = ${ctx.practiceId} and patient_id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ id, ...name }) => [id, fullName(name)]));
}

function newCase(stage: Stage, asked: Asked, surgeonStaffId: string, names: ReadonlyMap<string, string>) {
  const { offered, siteId, plant, roll } = stage;
  const offer = offered.offers.get(asked.procedure);
  if (!offer) throw new Error(`${asked.procedure} is not offered`);
  const caseId = newId();
  const { procedure, texts } = offer;
  const variant = variantId(stage, asked.variant);
  const anaesthesia = procedure.variants.find((one) => one.variantId === variant)?.anaesthesia ?? "local";
  const given = {
    ...{ ...offer, anaesthesia, periods: demoPeriods(asked.surgeon) },
    ...{ seenOn: consultedOn(stage, asked), decidedAt: asked.requestedAt },
  };
  const own = plant && asked.who ? planted(plant, given, roll) : contentsOf(given, roll);
  const herName = names.get(asked.patientId) ?? "";
  const { procedureName, side } = own;
  const about = { caseId, texts, anaesthesia, procedure, procedureName, side, surgeonStaffId, herName };
  const done = preparedFor(stage, asked, about);
  const contents = { ...own, countersigned: done?.countersigned ?? [] };
  return {
    caseId,
    patientId: asked.patientId,
    variantId: variant,
    siteId,
    surgeonId: resourceId(stage, asked.surgeon),
    surgeonStaffId,
    notBefore: asked.notBefore,
    contents,
    copies: done?.copies ?? [],
    ...(done && {
      parts: done,
      deskTasks: deskItemsOf(texts.checklist, anaesthesia).map((one) => ({
        ...one,
        doneAt: asked.requestedAt.toString(),
      })),
      readiness: readinessNow(stage, asked, { done, contents, anaesthesia, texts }),
    }),
  };
}
