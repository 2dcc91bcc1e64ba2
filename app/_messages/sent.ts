import type en from "./en.json";

type Messages = typeof en;
type Namespace = keyof Messages;

/** Large namespaces that the browser gets with one part of the product only, by its folder; what is not named here goes with every page of staff. */
export const sectionWords = {
  find: ["Find"],
  practice: ["Practice", "Import"],
  "practice/catalogue": ["Catalogue"],
  list: ["List", "Case"],
  cases: ["Case", "List", "Day"],
  prepare: ["Prepare", "Case", "List"],
  day: ["Day"],
  patients: ["Patients"],
} as const satisfies Record<string, readonly Namespace[]>;
export type Section = keyof typeof sectionWords;

/** Never for the browsers of staff: patients and the door have words of their own. */
const elsewhere: readonly Namespace[] = ["My", "Door"];
const held = new Set<string>([...Object.values(sectionWords).flat(), ...elsewhere]);

/** Why a time cannot be is said wherever bookings move. */
const everywhere = ({ Find: { why, longWeekdays } }: Messages) => ({ Find: { why, longWeekdays } });

export const staffWords = (messages: Messages): Partial<Messages> =>
  ({ ...only(messages, (namespace) => !held.has(namespace)), ...everywhere(messages) }) as Partial<Messages>;

export const wordsOf = (messages: Messages, section: Section): Partial<Messages> =>
  only(messages, (namespace) => (sectionWords[section] as readonly string[]).includes(namespace));

const only = (messages: Messages, wanted: (namespace: string) => boolean): Partial<Messages> =>
  Object.fromEntries(Object.entries(messages).filter(([namespace]) => wanted(namespace)));
