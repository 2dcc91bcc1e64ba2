"use client";

import type { ReactNode } from "react";
import type { AnswerValue, waysHome } from "#server/pathway/answer-schemas.ts";
import type { Typed } from "./answer-form.ts";

export type AskedKind = Exclude<AnswerValue["kind"], "medication">;
export type FieldWords = Record<"tick" | "yes" | "no" | "more" | "range" | "tellNobody", string> & {
  ways: Record<(typeof waysHome)[number], string>;
};
type Props = {
  /** Of the heading, which names the field; `-hint` and `-problem` belong to it. */
  id: string;
  kind: AskedKind;
  typed: Typed;
  problem: { words: string } | null;
  words: FieldWords;
};

/** The fields of one answer, by its kind. */
export function Fields({ id, kind, typed, problem, words }: Props) {
  const said = problem && (
    <p className="problem" id={`${id}-problem`} role="alert">
      {problem.words}
    </p>
  );
  const wired = {
    "aria-labelledby": id,
    "aria-describedby": problem ? `${id}-hint ${id}-problem` : `${id}-hint`,
    ...(problem ? { "aria-invalid": true as const } : {}),
  };
  switch (kind) {
    case "tick":
      return (
        <label className="check">
          <input
            type="checkbox"
            name="tick"
            defaultChecked={typed.tick === "on"}
            aria-describedby={`${id} ${id}-hint`}
          />
          {words.tick}
        </label>
      );
    case "question":
      return (
        <Choices wired={wired} said={said}>
          <div className="checks">
            <Choice name="yes" value="yes" label={words.yes} typed={typed} />
            <Choice name="yes" value="no" label={words.no} typed={typed} />
          </div>
          <More id={id} typed={typed} label={words.more} most={400} />
        </Choices>
      );
    case "goingHome":
      return (
        <Choices wired={wired} said={said}>
          {Object.entries(words.ways).map(([way, label]) => (
            <Choice key={way} name="way" value={way} label={label} typed={typed} />
          ))}
          <p className="soft">{words.tellNobody}</p>
          <More id={id} typed={typed} label={words.more} most={200} />
        </Choices>
      );
    case "text":
      return (
        <>
          <textarea
            className="input"
            name="text"
            rows={3}
            maxLength={400}
            defaultValue={typed.text}
            {...wired}
          />
          {said}
        </>
      );
    default:
      return (
        <>
          <span className="ask-short">
            <input
              className="input time"
              type={kind === "date" ? "date" : "text"}
              {...(kind === "number" ? { inputMode: "decimal" as const, maxLength: 12 } : {})}
              name={kind}
              defaultValue={typed[kind]}
              {...wired}
            />
            {kind === "number" && words.range && <span className="soft">{words.range}</span>}
          </span>
          {said}
        </>
      );
  }
}

type ChoicesProps = { wired: Record<string, string | true>; said: ReactNode; children: ReactNode };

function Choices({ wired, said, children }: ChoicesProps) {
  return (
    <fieldset className="ask-choices" {...wired}>
      {said}
      {children}
    </fieldset>
  );
}

type ChoiceProps = { name: string; value: string; label: string; typed: Typed };

function Choice({ name, value, label, typed }: ChoiceProps) {
  return (
    <label className="check">
      <input type="radio" name={name} value={value} defaultChecked={typed[name] === value} />
      {label}
    </label>
  );
}

function More({ id, typed, label, most }: { id: string; typed: Typed; label: string; most: number }) {
  return (
    <div className="field">
      <label htmlFor={`${id}-words`}>{label}</label>
      <input
        className="input"
        type="text"
        name="words"
        id={`${id}-words`}
        maxLength={most}
        defaultValue={typed.words}
      />
    </div>
  );
}
