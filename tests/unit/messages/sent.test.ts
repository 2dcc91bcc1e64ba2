import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import en from "#app/_messages/en.json";
import { type Section, sectionWords, staffWords, wordsOf } from "#app/_messages/sent.ts";

const ROOT = join(import.meta.dirname, "../../..");
const STAFF = "app/(staff)";
const sources = new Map<string, string>();
const sourceOf = (file: string): string => {
  const known = sources.get(file) ?? readFileSync(join(ROOT, file), "utf8");
  sources.set(file, known);
  return known;
};

/** Files of ours that a file brings along, lazily loaded ones too; what is only a type brings nothing. */
function broughtBy(file: string): string[] {
  const paths = [
    ...sourceOf(file).matchAll(/(?:^|\s)(?:import(?!\s+type\s)[^;"]*?from\s+|import\()"([#.][^"]+\.tsx?)"/g),
  ];
  return paths.flatMap(([, path = ""]) => {
    const found = path.startsWith("#") ? path.slice(1) : normalize(join(dirname(file), path));
    return found.startsWith("app/") ? [found] : [];
  });
}

/** Every file behind a page, with whether it runs in the browser: from the first `"use client"` on, everything does. */
function inBrowser(page: string): Set<string> {
  const seen = new Set<string>();
  const client = new Set<string>();
  const walk = (file: string, behind: boolean) => {
    const runs = behind || sourceOf(file).startsWith('"use client"');
    if (runs ? client.has(file) : seen.has(file)) return;
    seen.add(file);
    if (runs) client.add(file);
    for (const next of broughtBy(file)) walk(next, runs);
  };
  walk(page, false);
  return client;
}

const wordsUsed = (file: string) =>
  [...sourceOf(file).matchAll(/useTranslations\("([A-Za-z.]+)"\)/g)].flatMap(([, path]) => path ?? []);

const has = (messages: object, path: string): boolean =>
  path
    .split(".")
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], messages) !== undefined;

const pages = globSync("**/{page,error}.tsx", { cwd: join(ROOT, STAFF) });
const sections = Object.keys(sectionWords) as Section[];
const wordsAround = (page: string) =>
  sections.filter((section) => page.startsWith(`${section}/`)).map((section) => wordsOf(en, section));

describe("words that the browser gets", () => {
  test("pages were found, or the rest would prove nothing", () => expect(pages.length).toBeGreaterThan(5));

  test.each(pages)("%s has every word that its forms and lists use", (page) => {
    const sent = Object.assign({}, staffWords(en), ...wordsAround(page));
    const missing = [...inBrowser(`${STAFF}/${page}`), ...inBrowser(`${STAFF}/layout.tsx`)]
      .flatMap((file) => wordsUsed(file).map((path) => ({ file, path })))
      .filter(({ path }) => !has(sent, path));
    expect(missing).toEqual([]);
  });

  test.each(sections)("%s has the frame that brings its words", (section) => {
    expect(sourceOf(`${STAFF}/${section}/layout.tsx`)).toContain(`<SectionWords of="${section}">`);
  });

  test("every page of staff is spared what only one part needs, and what is for patients", () => {
    const everywhere = Object.keys(staffWords(en));
    for (const namespace of ["Catalogue", "Import", "Case", "My", "Door"])
      expect(everywhere).not.toContain(namespace);
    expect(has(staffWords(en), "Find.times")).toBe(false);
  });
});
