import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { consentWords } from "./consent-words.ts";
import { herSite } from "./my-next.ts";
import { consentsAsked, signableFrom } from "./my-open.ts";
import { type MyStanding, myStandings } from "./my-standings.ts";
import { type ConsentKind, consentKinds } from "./part-schemas.ts";
import { consentStanding } from "./rules/consent.ts";
import type { MyConsent, MyConsents, MyConsentsOf } from "./schemas.ts";
import { herName } from "./sign-consent.ts";

/** What the signed-in patient reads and signs. Words that name the operation leave the server only when she asks to be shown them, which is audited as hers. */
export async function myConsents(ctx: Ctx, { show = false }: MyConsentsOf): Promise<MyConsents> {
  authorise(ctx, "my:read");
  return transact(ctx, async (tx) => {
    const all = await myStandings(tx, ctx, { everAfter: true });
    const cases = all.toSorted((a, b) => Number(a.isOver) - Number(b.isOver)); // what lies ahead first
    const consents: MyConsent[] = [];
    for (const one of cases)
      for (const kind of kindsOf(one)) consents.push(await consentOf(tx, ctx, one, kind, show));
    const shown = cases.map(({ of }) => of.caseId);
    const action = show ? "consent.shown" : "consent.opened";
    if (cases.length > 0) await audit(tx, ctx, { action, subjectKind: "surgical_case", shown });
    const questions = cases.flatMap(({ standing: { hers, contents } }) =>
      hers.questions.map((one) => ({
        ...one,
        replies: contents.replies.filter(({ questionId }) => questionId === one.questionId),
      })),
    );
    const zone = cases[0]?.standing.zone ?? "UTC";
    const site = await herSite(tx, ctx);
    return {
      zone,
      today: dateAt(ctx.now, zone),
      consents,
      questions: show ? questions : [],
      openQuestions: questions.filter(({ replies }) => replies.length === 0).length,
      fullName: await herName(tx, ctx),
      shown: show,
      call: site ? { siteName: site.siteName, phone: site.phone } : null,
    };
  });
}

/** What is asked of her; of what is over, what she has signed. */
const kindsOf = (one: MyStanding): ConsentKind[] =>
  one.isOver
    ? consentKinds.filter((kind) => consentStanding(one.standing, kind).signed !== null)
    : consentsAsked(one);

async function consentOf(
  tx: Tx,
  ctx: Ctx,
  one: MyStanding,
  kind: ConsentKind,
  show: boolean,
): Promise<MyConsent> {
  const { of, standing, law, isOver } = one;
  const { state, signed } = consentStanding(standing, kind);
  const from = signableFrom(ctx, one, kind);
  const isOpen = !isOver && state !== "signed" && state !== "valid";
  const templateVersionId = isOpen ? law.current[kind] : (signed?.templateVersionId ?? null);
  const { procedureName } = standing.contents;
  return {
    caseId: of.caseId,
    kind,
    state,
    consentId: signed?.consentId ?? null,
    signedAt: signed?.signedAt ?? null,
    withdrawnAt: signed?.withdrawnAt ?? null,
    signableFrom: from,
    maySign: isOpen && from !== null && from <= dateAt(ctx.now, standing.zone),
    words:
      show && templateVersionId
        ? await consentWords(tx, ctx, { kind, templateVersionId, procedureName })
        : null,
  };
}
