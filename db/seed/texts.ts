import { deskTitles, type Item } from "#server/catalogue/checklist-schemas.ts";
import { generalRecovery, generalText } from "#server/catalogue/index.ts";
import {
  contentOf,
  type Line,
  RecoveryContent,
  type TemplateKind,
} from "#server/catalogue/template-schemas.ts";
import { newId } from "#server/kernel/ids.ts";
import { consentPlans } from "./consents.ts";
import type { ProcedurePlan } from "./procedures.ts";

/** The general text with the procedure's own lines: daily care until it has healed, what is normal in the first two weeks. */
function recoveryText({ text }: ProcedurePlan): RecoveryContent {
  const base = generalRecovery();
  return RecoveryContent.parse({
    ...base,
    about: text.about ?? [],
    sutures: text.sutures,
    healing: [...base.healing, ...(text.dont?.some(waitsForHealing) ? [{ kind: "intimacy" }] : [])],
    days: base.days.map((stretch) => ({
      ...stretch,
      do: stretch.to < 14 ? [...stretch.do, ...(text.do ?? [])] : stretch.do,
      dont: [...stretch.dont, ...(text.dont ?? [])],
      normal: stretch.to < 14 ? [...stretch.normal, ...(text.normal ?? [])] : stretch.normal,
    })),
  });
}

const waitsForHealing = ({ text }: Line): boolean => text.includes("{abstinence}");

/** The general consent with what is done to her, and what may go wrong with that. */
function consentText({ key }: ProcedurePlan) {
  const base = generalText.consent();
  const own = consentPlans[key];
  if (!own) throw new Error(`no consent for ${key}`);
  return contentOf.consent.parse({
    ...base,
    purpose: [own.purpose],
    done: [...own.done, ...base.done],
    alternatives: [...base.alternatives, ...(own.alternatives ?? [])],
    risks: [...base.risks, ...own.risks.map((text) => ({ riskId: newId(), text }))],
    noGuarantee: own.noGuarantee ?? base.noGuarantee,
  });
}

const papers: Item = {
  itemId: "01990000-0000-7000-8000-0000000000ca",
  title: deskTitles.documents,
  hint: "",
  owner: "desk",
  kind: "tick",
  number: null,
  question: null,
  deskTask: "documents",
  due: { by: "days", days: 3 },
  gate: "none",
  anaesthesia: ["none", "local", "sedation", "general"],
  waivableBy: [],
};

const letters: Item = {
  ...papers,
  itemId: "01990000-0000-7000-8000-0000000000cb",
  title: "Letters and results of other doctors",
  hint: "If you have any. A photo of each page is enough.",
  owner: "patient",
  kind: "file",
  deskTask: null,
  due: { by: "days", days: 7 },
  anaesthesia: ["sedation", "general"],
  waivableBy: ["nurse", "surgeon", "anaesthetist"],
};

/** The same for all: what the desk does must not tell one procedure from another. */
function checklistText() {
  const { format, items } = generalText.checklist();
  const lastDays = items.findIndex(({ due }) => due.by === "days" && due.days < 3);
  return contentOf.checklist.parse({ format, items: items.toSpliced(lastDays, 0, letters, papers) });
}

/** The texts of the demo: each kind for each procedure, and one consent to anaesthesia. */
export function textsOf(procedures: readonly ProcedurePlan[]) {
  const own = procedures.flatMap((one): { key: string | null; kind: TemplateKind; content: object }[] => [
    { key: one.key, kind: "recovery", content: recoveryText(one) },
    { key: one.key, kind: "consent", content: consentText(one) },
    { key: one.key, kind: "checklist", content: checklistText() },
  ]);
  return [...own, { key: null, kind: "anaesthesia" as const, content: generalText.anaesthesia() }];
}
