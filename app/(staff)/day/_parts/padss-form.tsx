"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DomainFault } from "#app/_forms/error.ts";
import { Form, useProblem } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { Padss } from "#server/pathway/day-schemas.ts";
import { type Chosen, ENOUGH, padssParts, totalOf } from "./padss.ts";

type Part = (typeof padssParts)[number];
const levels = [
  [2, "two"],
  [1, "one"],
  [0, "none"],
] as const;

type Props = { caseId: string; patientName: string; scored: Padss | null };

/** The score by which she may go home: five rows of three choices, their sum, and what it means. */
export function PadssForm({ caseId, patientName, scored }: Props) {
  const words = useTranslations("Day.padss");
  const client = useTRPCClient();
  const [chosen, setChosen] = useState<Chosen>(scored ?? {});
  const total = totalOf(chosen);

  async function send(values: FormData) {
    const of = (part: Part) => {
      if (textOf(values, part) === "") throw new DomainFault("missing", part);
      return Number(textOf(values, part));
    };
    const [vitals, activity] = [of("vitals"), of("activity")];
    const [nausea, pain, bleeding] = [of("nausea"), of("pain"), of("bleeding")];
    const score = { vitals, activity, nausea, pain, bleeding };
    await client.cases.padss.mutate({ caseId, ...score });
    toast(words("kept", { total: totalOf(score) ?? 0 }));
  }

  return (
    <section className="padss" aria-label={`${words("title")}: ${patientName}`}>
      <h2>{words("title")}</h2>
      <p className="small soft">{words("hint")}</p>
      <Form action={words("keep")} plain send={send}>
        {padssParts.map((part) => (
          <Row
            key={part}
            part={part}
            chosen={chosen[part]}
            choose={(level) => setChosen({ ...chosen, [part]: level })}
          />
        ))}
        <output className="padss-total">
          {total === null ? (
            <Unfinished chosen={chosen} />
          ) : (
            <>
              <b>{words("total", { total })}</b>
              <span className={`mark ${total >= ENOUGH ? "is-ready" : "is-attention"}`}>
                {words(total >= ENOUGH ? "enough" : "notEnough")}
              </span>
            </>
          )}
        </output>
      </Form>
    </section>
  );
}

type RowProps = { part: Part; chosen: number | undefined; choose: (level: number) => void };

function Row({ part, chosen, choose }: RowProps) {
  const words = useTranslations("Day.padss");
  const problem = useProblem(part);
  return (
    <fieldset className="field padss-row" {...(problem ? { "aria-invalid": true } : {})}>
      <legend>{words(`parts.${part}`)}</legend>
      <div className="padss-levels">
        {levels.map(([level, key]) => (
          <label key={level}>
            <input
              type="radio"
              name={part}
              value={level}
              checked={chosen === level}
              onChange={() => choose(level)}
            />
            <b>{level}</b>
            <span>{words(`levels.${part}.${key}`)}</span>
          </label>
        ))}
      </div>
      {problem && <p className="small problem">{problem}</p>}
    </fieldset>
  );
}

function Unfinished({ chosen }: { chosen: Chosen }) {
  const words = useTranslations("Day.padss");
  const made = padssParts.flatMap((part) => chosen[part] ?? []);
  const total = made.reduce((sum, one) => sum + one, 0);
  return <span className="soft">{words("soFar", { total, left: padssParts.length - made.length })}</span>;
}
