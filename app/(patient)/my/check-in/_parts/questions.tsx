import type { ReactNode } from "react";
import { bleedings, degrees, type Sign, signs } from "#server/recovery/check-in-schemas.ts";
import { cannotWait, type FieldName, type Typed } from "./typed.ts";

export type QuestionWords = Record<
  | "pain"
  | "painLow"
  | "painHigh"
  | "temperature"
  | "temperatureHint"
  | "unit"
  | "bleeding"
  | "water"
  | "yes"
  | "no"
  | "signs"
  | "none"
  | "words"
  | "wordsHint",
  string
> & { bleedings: Record<(typeof bleedings)[number], string>; signOf: Record<Sign, string> };
type Props = { typed: Typed; words: QuestionWords; problem: { field: FieldName; words: string } | null };

/** The five questions and a field for more, each a group of its own. What cannot wait is marked: the form says at once what to do. */
export function Questions({ typed, words, problem }: Props) {
  const has = (name: keyof Typed, value: string) => typed[name]?.includes(value) ?? false;
  const said = (name: FieldName) => (problem?.field === name ? problem.words : null);
  return (
    <>
      <Group name="pain" legend={words.pain} said={said("pain")}>
        <div className="scale">
          {Array.from({ length: 11 }, (_, pain) => String(pain)).map((pain) => (
            <label key={pain}>
              <input type="radio" name="pain" value={pain} defaultChecked={has("pain", pain)} />
              <span>{pain}</span>
            </label>
          ))}
        </div>
        <p className="scale-ends soft">
          <span>{words.painLow}</span>
          <span>{words.painHigh}</span>
        </p>
      </Group>
      <Group
        name="temperature"
        legend={words.temperature}
        said={said("temperature")}
        hint={words.temperatureHint}
      >
        <span className="ask-short">
          <input
            className="input time"
            name="temperature"
            inputMode="decimal"
            maxLength={6}
            aria-label={words.temperature}
            defaultValue={typed.temperature?.[0]}
          />
          <select className="input" name="unit" aria-label={words.unit} defaultValue={typed.unit?.[0] ?? "C"}>
            {degrees.map((unit) => (
              <option key={unit} value={unit}>
                °{unit}
              </option>
            ))}
          </select>
        </span>
      </Group>
      <Group name="bleeding" legend={words.bleeding} said={said("bleeding")}>
        {bleedings.map((one) => (
          <label key={one} className="check">
            <input
              type="radio"
              name="bleeding"
              value={one}
              defaultChecked={has("bleeding", one)}
              {...(one === "heavy" ? { "data-at-once": true } : {})}
            />
            {words.bleedings[one]}
          </label>
        ))}
      </Group>
      <Group name="water" legend={words.water} said={said("water")}>
        {(["yes", "no"] as const).map((one) => (
          <label key={one} className="check">
            <input type="radio" name="water" value={one} defaultChecked={has("water", one)} />
            {words[one]}
          </label>
        ))}
      </Group>
      <Group name="signs" legend={words.signs} said={said("signs")}>
        {signs.map((one) => (
          <label key={one} className="check">
            <input
              type="checkbox"
              name="signs"
              value={one}
              defaultChecked={has("signs", one)}
              {...(cannotWait(one) ? { "data-at-once": true } : {})}
            />
            {words.signOf[one]}
          </label>
        ))}
        <label className="check">
          <input type="checkbox" name="signs" value="none" defaultChecked={has("signs", "none")} />
          {words.none}
        </label>
      </Group>
      <div className="field">
        <label htmlFor="words">{words.words}</label>
        <p className="hint" id="words-hint">
          {words.wordsHint}
        </p>
        {said("words") && (
          <p className="problem" id="words-problem" role="alert">
            {said("words")}
          </p>
        )}
        <textarea
          className="input"
          id="words"
          name="words"
          rows={3}
          maxLength={600}
          aria-describedby={said("words") ? "words-hint words-problem" : "words-hint"}
          {...(said("words") ? { "aria-invalid": true } : {})}
          defaultValue={typed.words?.[0]}
        />
      </div>
    </>
  );
}

type GroupProps = {
  name: FieldName;
  legend: string;
  said: string | null;
  hint?: string;
  children: ReactNode;
};

function Group({ name, legend, said, hint, children }: GroupProps) {
  const described = [hint && `${name}-hint`, said && `${name}-problem`].filter(Boolean).join(" ");
  return (
    <fieldset
      className="ask-choices"
      {...(described ? { "aria-describedby": described } : {})}
      {...(said ? { "aria-invalid": true } : {})}
    >
      <legend>{legend}</legend>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {said && (
        <p className="problem" id={`${name}-problem`} role="alert">
          {said}
        </p>
      )}
      {children}
    </fieldset>
  );
}
