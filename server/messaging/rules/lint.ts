import type { Placeholder } from "../message-schemas.ts";
import type { MessageWords } from "./in-place.ts";

/** Beginnings of words, and from six letters on parts of them, that say where she is a patient or why, in the languages of her surroundings; plain letters. */
const TELLING = [
  "anaesth anesth surg surgery surgic operat theatre theater clinic hospital doctor nurse patient medic procedure treatment fasting fasted",
  "hymen virgin gynaec gynec vagin pelvi intim genital plastic cosmetic stitch sutur thread wound bleed scar infect consent",
  "sedat narco recover symptom pain preop postop appointment consult diagnos health therap pregnan pill drug",
  "stomach bandag tampon bowel discharg specialist checkup eating drinking sober",
  "chirurg bloc clinique hopital medecin infirm jeun rendez soin douleur sante ordonnance",
  "klinik krankenhaus arzt nuchtern wunde schmerz ziekenhuis dokter pijn",
  "clinica ospedale hospital medico quirofano ayun digiun dolor cirug",
]
  .flatMap((line) => line.split(" "))
  .filter((stem) => stem.length > 2);

/** Short words that only count when they stand alone. */
const ALONE = [
  "dr",
  "op",
  "ward",
  "fast",
  "bed",
  "visit",
  "care",
  "test",
  "eat",
  "food",
  "drink",
  "sex",
  "blood",
  "scan",
  "exam",
];

const plain = (words: string) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The words in a text: those with a hyphen in them as one, and in their parts. */
function tokensIn(words: string): string[] {
  const text = plain(words);
  return [text.replace(HYPHENS, ""), text.replace(HYPHENS, " ")].flatMap((one) =>
    one.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
  );
}

const HYPHENS = /[\u2010-\u2015\u2212-]/g;

/** Long ones also within a compound; short ones would be found in words that tell nothing. */
const holds = (word: string, stem: string) => (stem.length < 6 ? word.startsWith(stem) : word.includes(stem));

/** Letters that only look like others of the word that they stand in, so that no list of words would find it. */
const isDisguised = (word: string) =>
  /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word);

export type Fault =
  | { kind: "tells"; word: string }
  | { kind: "name"; word: string }
  | { kind: "place"; word: string }
  | { kind: "linkMissing" }
  | { kind: "linkInSubject" };

export type Known = { names: readonly string[]; places: readonly Placeholder[] };

/**
 * What keeps these words from leaving the house: a word that tells what it is about, a name (`names`: of the practice, its people and sites, what it does), a place that nothing fills, a missing link.
 * Empty: they may leave.
 */
export function faultsOf({ subject, text }: MessageWords, { names, places }: Known): Fault[] {
  const tokens = tokensIn(`${subject} ${text}`.replace(/\{\w+\}/g, " "));
  const tells = tokens.filter(
    (word) => ALONE.includes(word) || isDisguised(word) || TELLING.some((stem) => holds(word, stem)),
  );
  const named = names.flatMap(namesIn).filter((name) => tokens.includes(name));
  const put = [...`${subject} ${text}`.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
  const wrong = put.filter((name) => !places.some((one) => one === name));
  return [
    ...unique(tells).map((word) => ({ kind: "tells" as const, word })),
    ...unique(named).map((word) => ({ kind: "name" as const, word })),
    ...unique(wrong).map((word) => ({ kind: "place" as const, word })),
    ...(text.includes("{link}") ? [] : [{ kind: "linkMissing" as const }]),
    ...(subject.includes("{link}") ? [{ kind: "linkInSubject" as const }] : []),
  ];
}

/** Parts of a name that tell whose it is: short ones and small words are in every text. */
const namesIn = (name: string) => tokensIn(name).filter((part) => part.length > 3 && !COMMON.has(part));

const COMMON = new Set([
  "with",
  "from",
  "your",
  "the",
  "and",
  "under",
  "general",
  "local",
  "more",
  "page",
  "this",
  "that",
]);

const unique = (words: readonly string[]) => [...new Set(words)];
