import type { ChecklistContent, Item } from "#server/catalogue/checklist-schemas.ts";
import { generalText } from "#server/catalogue/index.ts";
import type { RecoveryContent, TemplateKind } from "#server/catalogue/template-schemas.ts";
import { newId } from "#server/kernel/index.ts";

type Row = Record<string, unknown>;

/** The item of files of the scene's checklists. */
export const PAPERS = "01990000-0000-7000-8000-0000000000db";

const approved = {
  state: "approved",
  approved_by_name: "Dr surgeon",
  approved_at: "2026-05-02T08:00:00Z",
};

/** The general text of a kind, approved; the same for all procedures, and with one task of the desk and one item of files in its checklist. */
export function approvedAs(at: Row, procedureId: string | null, kind: TemplateKind, version: string) {
  const keys = { ...at, template_id: newId() };
  const content = kind === "checklist" ? withDeskTask() : generalText[kind]();
  return [
    ["template", { ...keys, procedure_id: procedureId, kind }] as const,
    [
      "template_version",
      { ...keys, template_version_id: version, version: 1, content, ...approved },
    ] as const,
  ];
}

/** The general checklist with one task of the desk and one item of files. */
export function withDeskTask(): ChecklistContent {
  const { format, items } = generalText.checklist();
  const interpreter: Item = {
    itemId: "01990000-0000-7000-8000-0000000000de",
    title: "Interpreter booked",
    hint: "",
    owner: "desk",
    kind: "tick",
    number: null,
    question: null,
    deskTask: "interpreter",
    due: { by: "days", days: 3 },
    gate: "none",
    anaesthesia: ["none", "local", "sedation", "general"],
    waivableBy: ["nurse"],
  };
  const papers: Item = {
    ...interpreter,
    itemId: PAPERS,
    title: "Letters of other doctors",
    owner: "patient",
    kind: "file",
    deskTask: null,
  };
  return { format, items: [...items, interpreter, papers] };
}

/** An approved text of the recovery, as short as it may be, and a draft of the next. */
export function approvedText(
  at: Row,
  procedureId: string,
  { template, version, draft }: { template: string; version: string; draft: string },
) {
  const line = (text: string, intimate = false) => ({ text, intimate });
  const day = { do: [line("Rest")], dont: [line("No sport")], normal: [line("Being tired")] };
  const content: RecoveryContent = {
    format: 1,
    about: [line("About the operation")],
    bring: ["Identity card"],
    days: [
      { from: 0, to: 6, headline: "Rest", ...day, do: [line("Rest"), line("Wash with water", true)] },
      { from: 7, to: 42, headline: "Walk", ...day },
    ],
    callUs: ["you have 38 °C or more"],
    emergency: ["you faint"],
    milestones: [
      { day: 1, label: "call" },
      { day: 7, label: "review" },
    ],
    healing: [],
    sutures: "They go by themselves",
    checkIns: { days: [1, 2, 3, 6, 7, 14], fever: 38, pain: 7, painRise: 1, waterHours: 6 },
  };
  const keys = { ...at, template_id: template };
  return [
    ["template", { ...keys, procedure_id: procedureId, kind: "recovery" }] as const,
    [
      "template_version",
      { ...keys, template_version_id: version, version: 1, content, ...approved },
      { ...keys, template_version_id: draft, version: 2, content, state: "draft" },
    ] as const,
  ];
}
