import type en from "./en.json";

type Messages = typeof en;
type Namespace = keyof Messages;
/** A namespace, or one within it, as `Case.gates`. */
type Path = Namespace | { [N in Namespace]: `${N}.${keyof Messages[N] & string}` }[Namespace];

/** Large namespaces that the browser gets with one part of the product only, by its folder; what is not named here goes with every page of staff. */
export const sectionWords = {
  find: ["Find", "Calls"],
  practice: ["Practice", "Import", "Messages.stuck", "Messages.words"],
  "practice/catalogue": ["Catalogue"],
  list: ["List", "Case"],
  cases: ["Case", "List", "Day"],
  prepare: [
    "Prepare",
    "List",
    "Case.gates",
    "Case.answer",
    "Case.papers",
    "Case.waive",
    "Case.countersign",
    "Case.reaffirm",
  ],
  day: ["Day"],
  recovery: ["Recovery"],
  patients: ["Patients", "Calls"],
} as const satisfies Record<string, readonly Path[]>;
export type Section = keyof typeof sectionWords;

/** Never for the browsers of staff: patients and the door have words of their own. */
const elsewhere: readonly Namespace[] = ["My", "Door"];
const held = new Set<string>([
  ...Object.values(sectionWords).flatMap((paths) => paths.map(namespaceOf)),
  ...elsewhere,
]);

/** Why a time cannot be is said wherever bookings move. */
const everywhere = ({ Find: { why, longWeekdays } }: Messages) => ({ Find: { why, longWeekdays } });

export const staffWords = (messages: Messages): Partial<Messages> => {
  const sent = Object.entries(messages).filter(([namespace]) => !held.has(namespace));
  return { ...Object.fromEntries(sent), ...everywhere(messages) } as Partial<Messages>;
};

export function wordsOf(messages: Messages, section: Section): Partial<Messages> {
  const words: Record<string, object> = {};
  for (const path of sectionWords[section] as readonly Path[]) {
    const [namespace, within] = [namespaceOf(path), path.split(".")[1]];
    const all = messages[namespace] as Record<string, unknown>;
    words[namespace] = within ? { ...words[namespace], [within]: all[within] } : all;
  }
  return words as Partial<Messages>;
}

function namespaceOf(path: Path): Namespace {
  return path.split(".")[0] as Namespace;
}
