import { confirmPassphrase, fullName, plainForm } from "#server/identity/index.ts";
import { dateAt } from "#server/kernel/dates.ts";
import {
  authorise,
  type Ctx,
  DomainError,
  invalid,
  newId,
  type PatientCtx,
  type Tx,
  transact,
} from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { consentWords } from "./consent-words.ts";
import { type MyStanding, myCaseInHand, writeHers } from "./my-standings.ts";
import type { Signed } from "./part-schemas.ts";
import { consentStanding } from "./rules/consent.ts";
import { isAsleep } from "./rules/gates.ts";
import { ConsentCopy, type ConsentId, type ConsentWords, SignConsent } from "./schemas.ts";
import { hashOf, sealCopy } from "./sealed-copy.ts";

/**
 * She signs a consent: the approved version, every risk ticked, her name typed, her passphrase given once more. A copy word for word is sealed with its hash and time. PRECONDITION_FAILED
 * `notYetToSign` (`params.from`) while a wait of the law blocks it; CONFLICT `textChanged` for a version that is no longer the approved one, `alreadySigned`; BAD_REQUEST on risks, name or
 * passphrase; NOT_FOUND.
 */
export async function signConsent(ctx: PatientCtx, input: SignConsent): Promise<ConsentId> {
  authorise(ctx, "my:write");
  const given = SignConsent.parse(input);
  await confirmPassphrase(ctx, given.passphrase);
  return transact(ctx, async (tx) => {
    const found = await myCaseInHand(tx, ctx, given.caseId);
    mustBeAskedFor(ctx, found, given);
    const words = await wordsToSign(tx, ctx, found, given);
    if (plainForm(given.typedName) !== plainForm(await herName(tx, ctx)))
      throw invalid("typedName", "typeYourName", { name: await herName(tx, ctx) });
    const copy = copyOf(ctx, given, words);
    await keepCopy(tx, ctx, found, copy);
    const { kind, templateVersionId, caseId } = given;
    const { contents, anaesthesia } = found.standing;
    const plan =
      kind === "surgery"
        ? { procedureId: contents.procedureId, side: contents.side }
        : { procedureId: null, anaesthesia };
    const signed: Signed = {
      consentId: copy.consentId,
      kind,
      templateVersionId,
      version: words.version,
      ...plan,
      hash: hashOf(copy),
      signedAt: copy.signedAt,
      withdrawnAt: null,
    };
    await writeHers(tx, ctx, found, { consents: [...found.standing.hers.consents, signed] });
    await audit(tx, ctx, { action: "consent.signed", subjectKind: "surgical_case", subjectId: caseId });
    return { caseId, consentId: copy.consentId };
  });
}

function mustBeAskedFor(
  ctx: Ctx,
  { standing, law }: MyStanding,
  { kind, templateVersionId }: SignConsent,
): void {
  const today = dateAt(ctx.now, standing.zone);
  if (kind === "surgery" && (law.consentFrom === null || today < law.consentFrom))
    throw new DomainError("PRECONDITION_FAILED", "notYetToSign", { params: { from: law.consentFrom ?? "" } });
  if (kind === "anaesthesia" && !isAsleep(standing.anaesthesia))
    throw new DomainError("CONFLICT", "textChanged");
  const { state } = consentStanding(standing, kind);
  if (state === "signed" || state === "valid") throw new DomainError("CONFLICT", "alreadySigned");
  if (law.current[kind] !== templateVersionId) throw new DomainError("CONFLICT", "textChanged");
}

async function wordsToSign(
  tx: Tx,
  ctx: Ctx,
  { standing }: MyStanding,
  { kind, templateVersionId, risks }: SignConsent,
): Promise<ConsentWords> {
  const { procedureName } = standing.contents;
  const words = await consentWords(tx, ctx, { kind, templateVersionId, procedureName });
  if (!words) throw new DomainError("CONFLICT", "textChanged");
  const ticked = new Set(risks);
  if (!words.risks.every(({ riskId }) => ticked.has(riskId))) throw invalid("risks", "tickEachRisk");
  return words;
}

const copyOf = (ctx: Ctx, { caseId, typedName }: SignConsent, words: ConsentWords): ConsentCopy =>
  ConsentCopy.parse({ consentId: newId(), caseId, words, typedName, signedAt: ctx.now.toString() });

async function keepCopy(tx: Tx, ctx: Ctx, { of }: MyStanding, copy: ConsentCopy): Promise<void> {
  await tx.sql`
    insert into consent_copy (practice_id, consent_id, case_id, patient_id, sealed, signed_at)
    values (${ctx.practiceId}, ${copy.consentId}, ${of.caseId}, ${of.patientId}, ${sealCopy(of.key, copy)},
            ${copy.signedAt}::timestamptz)`;
}

export async function herName(tx: Tx, ctx: Ctx): Promise<string> {
  const [her] = await tx.sql<{ givenName: string; familyName: string }[]>`
    select given_name as "givenName", family_name as "familyName" from patient
     where practice_id = ${ctx.practiceId} and patient_id = ${ctx.actorId}`;
  return her ? fullName(her) : "";
}
