import { newId, transact } from "#server/kernel/index.ts";
import { writePart } from "#server/pathway/case-part.ts";
import { writeCase } from "#server/pathway/index.ts";
import type { ConsentCopy } from "#server/pathway/schemas.ts";
import { hashOf, sealCopy } from "#server/pathway/sealed-copy.ts";
import { patientKey } from "#server/privacy/index.ts";
import { asStaff, NOW, type Rows, type Scene } from "./scene.ts";
import { PAPERS } from "./scene-texts.ts";

/** The first item of hers and the first of the nurse's that hold nothing up, a gate that a surgeon may let pass, and some of other kinds: of the general checklist; the item of files is the scene's own. */
export const ITEMS = {
  hers: "01990000-0000-7000-8000-0000000000d1",
  nurses: "01990000-0000-7000-8000-0000000000d7",
  waivable: "01990000-0000-7000-8000-0000000000d4",
  planned: "01990000-0000-7000-8000-0000000000d5",
  goingHome: "01990000-0000-7000-8000-0000000000d6",
  feeling: "01990000-0000-7000-8000-0000000000e2",
  papers: PAPERS,
};

/** What each of them has asked. */
export const QUESTION = "01990000-0000-7000-8000-00000000aaaa";

type CaseWords = { name: string; note: string; sutures: string; code?: string };

/**
 * A case that waits, decided, quoted, with her consent signed and everybody's words on it; these words stand in its sealed fields. The pools must point at the scene's
 * database.
 */
export async function addCase(
  rows: Rows,
  scene: Scene,
  patientId: string,
  words: CaseWords,
): Promise<{ caseId: string; requestId: string; consentId: string }> {
  const ctx = asStaff(scene.practiceId, scene.people.surgeon, "surgeon");
  const [caseId, questionId] = [newId(), QUESTION];
  const by = { at: NOW.toString(), byId: scene.people.surgeon, byName: "Dr surgeon" };
  const said = words.note || "None";
  const copy = copyFor(scene, caseId, { ...words, note: said });
  const made = await transact(ctx, async (tx) => {
    const written = await writeCase(tx, ctx, {
      caseId,
      patientId,
      variantId: scene.offers.hourFive,
      siteId: scene.places.site,
      surgeonId: scene.held.surgeon,
      surgeonStaffId: scene.people.surgeon,
      notBefore: "2026-06-20",
      lawful: { from: "2026-06-20", until: null },
      contents: {
        ...contentsOf(scene, words),
        replies: [{ questionId, at: NOW.toString(), byName: "Dr surgeon", text: said }],
      },
      parts: {
        hers: {
          consents: [signedFor(scene, copy)],
          questions: [{ questionId, at: NOW.toString(), text: said }],
          answers: {
            [ITEMS.hers]: {
              at: NOW.toString(),
              byId: null,
              byName: "",
              value: { kind: "text", text: said },
              forStart: null,
            },
          },
        },
        team: {
          answers: {},
          waivers: [{ ...by, itemId: ITEMS.waivable, role: "surgeon", reason: said, forStart: null }],
          assessment: { ...by, ...anAssessment, conditions: said },
          countersigned: [],
          reaffirmed: null,
          padss: null,
          sutures: { ...by, kind: "absorbable", material: null, words: said, reviewRequestId: null },
          cancelled: [{ ...by, bookingId: newId(), reason: "clinical", words: said }],
          specimens: [{ ...by, specimenId: newId(), what: said, seenAt: null, toldAt: null }],
          cleared: null,
          emergency: null,
          emergenciesBefore: [],
        },
        law: {
          waivedAt: [],
          consentFrom: "2026-06-16",
          current: { surgery: scene.offers.consent, anaesthesia: scene.offers.anaesthesia },
        },
      },
    });
    const key = await patientKey(tx, ctx, patientId);
    if (!key) throw new Error("her key was not made");
    const of = { caseId, patientId, surgeonStaffId: scene.people.surgeon, key };
    await writePart(tx, ctx, of, "private", {
      notes: {
        seenAlone: true,
        ownWish: true,
        safety: "made",
        reason: said,
        safetyNotes: said,
      },
    });
    return { ...written, sealed: sealCopy(key, copy) };
  });
  const { sealed, ...ids } = made;
  await rows.add([
    "consent_copy",
    {
      practice_id: scene.practiceId,
      consent_id: copy.consentId,
      case_id: caseId,
      patient_id: patientId,
      sealed,
      signed_at: copy.signedAt,
    },
  ]);
  return { ...ids, consentId: copy.consentId };
}

export const anAssessment = {
  asa: 1,
  airway: "Opens wide",
  sleepApnoea: false,
  heightCm: 168,
  weightKg: 60,
  clotRisk: "low",
  outcome: "conditions",
  conditions: "First of the list",
} as const;

const contentsOf = (scene: Scene, words: CaseWords) => ({
  procedureId: scene.offers.hour,
  procedureName: words.name,
  procedureCode: words.code ?? "",
  templateVersionId: scene.offers.version,
  checklistVersionId: scene.offers.checklist,
  anaesthesia: "sedation" as const,
  note: words.note,
  sutures: words.sutures,
  decisions: [
    {
      at: NOW.toString(),
      outcome: "operate" as const,
      procedureId: scene.offers.hour,
      alternatives: true,
      counselling: "declined" as const,
      attested: true,
    },
  ],
  quote: {
    amount: 120_000,
    currency: "EUR" as const,
    handedOverOn: null,
    handedOver: null,
    invoiceLine: "Outpatient care",
    selfPay: true,
    paidOn: null,
  },
});

const copyFor = (scene: Scene, caseId: string, words: CaseWords): ConsentCopy => ({
  consentId: newId(),
  caseId,
  words: {
    kind: "surgery",
    templateVersionId: scene.offers.consent,
    version: 1,
    approvedByName: "Dr surgeon",
    approvedAt: "2026-05-02T08:00:00Z",
    isDemo: false,
    procedureName: words.name,
    purpose: [words.note],
    done: [words.note],
    alternatives: [words.note],
    risks: [{ riskId: newId(), text: words.note }],
    noGuarantee: words.note,
    recovery: [words.note],
  },
  typedName: "ana Lindqvist",
  signedAt: NOW.toString(),
});

const signedFor = (scene: Scene, copy: ConsentCopy) => ({
  consentId: copy.consentId,
  kind: "surgery" as const,
  templateVersionId: scene.offers.consent,
  version: 1,
  procedureId: scene.offers.hour,
  hash: hashOf(copy),
  signedAt: copy.signedAt,
  withdrawnAt: null,
});
