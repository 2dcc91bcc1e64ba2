"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { SelectField, TextField } from "#app/_forms/fields.tsx";
import { useProblem } from "#app/_forms/form.tsx";
import { chosenOf, textOf } from "#app/_forms/values.ts";
import { type PhaseView, type ProfileView, phaseNames } from "#server/catalogue/schemas.ts";
import { type Choice, choiceOf, hasSurgeon, type NeedKind } from "./resource-choices.ts";

type NeedFields = { id: number; choice: string; before: number; after: number };
type Phase = {
  id: number;
  name: (typeof phaseNames)[number];
  minutes: number;
  main: boolean;
  needs: NeedFields[];
};

let nextId = 1;
const newNeed = (choice = "", before = 0, after = 0): NeedFields => ({ id: nextId++, choice, before, after });

function begin(phases: readonly PhaseView[] | undefined, choices: readonly Choice[]): Phase[] {
  if (!phases) return [{ id: nextId++, name: "operation", minutes: 60, main: true, needs: [newNeed()] }];
  return phases.map(({ name, minutes, main, needs }) => ({
    id: nextId++,
    name,
    minutes,
    main,
    needs: needs.map((need) => newNeed(choiceOf(choices, need)?.key, need.beforeMinutes, need.afterMinutes)),
  }));
}

/** Phases in order, each with its minutes and needs. Places are counted in the names of the fields, so that errors find them. */
export function PhaseFields({
  kind,
  phases: given,
  choices,
}: {
  kind: ProfileView["kind"];
  phases?: readonly PhaseView[];
  choices: readonly Choice[];
}) {
  const words = useTranslations("Catalogue");
  const [phases, setPhases] = useState(() => begin(given, choices));
  const problem = useProblem("phases", false);
  const change = (id: number, next: (phase: Phase) => Phase) =>
    setPhases((all) => all.map((one) => (one.id === id ? next(one) : one)));
  const chosen = phases.flatMap(({ needs }) => needs.map(({ choice }) => choice));
  const add = () =>
    setPhases((all) => [
      ...all,
      { id: nextId++, name: "recovery", minutes: 60, main: false, needs: [newNeed()] },
    ]);
  return (
    <>
      {phases.map((phase, place) => (
        <PhaseField
          key={phase.id}
          phase={phase}
          place={place}
          choices={choices}
          change={(next) => change(phase.id, next)}
          {...(phases.length > 1
            ? { remove: () => setPhases((all) => all.filter(({ id }) => id !== phase.id)) }
            : {})}
        />
      ))}
      {problem && <p className="small problem">{problem}</p>}
      <button type="button" className="btn plain" onClick={add}>
        <span className="icon i-plus" aria-hidden="true" /> {words("addPhase")}
      </button>
      {kind === "consultation" && !hasSurgeon(chosen, choices) && (
        <p className="notice is-attention" role="status">
          {words("noSurgeon")}
        </p>
      )}
    </>
  );
}

type FieldProps = {
  phase: Phase;
  place: number;
  choices: readonly Choice[];
  change: (next: (phase: Phase) => Phase) => void;
  remove?: () => void;
};

function PhaseField({ phase, place, choices, change, remove }: FieldProps) {
  const words = useTranslations("Catalogue");
  const group = useId();
  const without = (id: number) =>
    change((one) => ({ ...one, needs: one.needs.filter((need) => need.id !== id) }));
  const choose = (id: number, choice: string) =>
    change((one) => ({
      ...one,
      needs: one.needs.map((need) => (need.id === id ? { ...need, choice } : need)),
    }));
  return (
    <fieldset className="text-days" name={`phases.${place}`}>
      <legend>{words("phase", { number: place + 1 })}</legend>
      <div className="pair">
        <SelectField
          name={`phases.${place}.name`}
          label={words("phaseName")}
          defaultValue={phase.name}
          options={phaseNames.map((value) => ({ value, label: words(`phaseNames.${value}`) }))}
        />
        <TextField
          name={`phases.${place}.minutes`}
          type="number"
          min={5}
          step={5}
          label={words("minutes")}
          defaultValue={phase.minutes}
        />
      </div>
      <label className="check">
        <input type="radio" name="main" value={place} defaultChecked={phase.main} /> {words("isHour")}
      </label>
      <p className="label" id={group}>
        {words("needs")}
      </p>
      {phase.needs.map((need, at) => (
        <NeedField
          key={need.id}
          need={need}
          name={`phases.${place}.needs.${at}`}
          choices={choices}
          number={at + 1}
          choose={(choice) => choose(need.id, choice)}
          remove={() => without(need.id)}
        />
      ))}
      <div className="btns">
        <button
          type="button"
          className="btn plain"
          onClick={() => change((one) => ({ ...one, needs: [...one.needs, newNeed()] }))}
        >
          <span className="icon i-plus" aria-hidden="true" /> {words("addNeed")}
        </button>
        {remove && (
          <button type="button" className="btn plain" onClick={remove}>
            {words("removePhase", { number: place + 1 })}
          </button>
        )}
      </div>
    </fieldset>
  );
}

type NeedProps = {
  need: NeedFields;
  name: string;
  choices: readonly Choice[];
  number: number;
  choose: (choice: string) => void;
  remove: () => void;
};

function NeedField({ need, name, choices, number, choose, remove }: NeedProps) {
  const words = useTranslations("Catalogue");
  const kinds = useTranslations("Practice.kinds");
  return (
    <div className="need-row">
      <SelectField
        name={`${name}.choice`}
        label={words("need", { number })}
        defaultValue={need.choice}
        onChange={({ target }) => choose(target.value)}
        options={choices.map((one) => ({ value: one.key, label: `${kinds(one.kind)}: ${one.name}` }))}
      />
      <TextField
        name={`${name}.beforeMinutes`}
        type="number"
        min={0}
        label={words("before")}
        defaultValue={need.before}
      />
      <TextField
        name={`${name}.afterMinutes`}
        type="number"
        min={0}
        label={words("after")}
        defaultValue={need.after}
      />
      <button
        type="button"
        className="btn square plain"
        aria-label={words("removeNeed", { number })}
        title={words("removeNeed", { number })}
        onClick={remove}
      >
        <span className="icon i-no" aria-hidden="true" />
      </button>
    </div>
  );
}

/** The phases that the fields hold, in their order. */
export function phasesOf(values: FormData, choices: readonly Choice[]) {
  const places = [...values.keys()].flatMap((key) => /^phases\.(\d+)\.name$/.exec(key)?.[1] ?? []);
  return places.map((place) => ({
    name: chosenOf(values, `phases.${place}.name`, phaseNames) ?? "operation",
    minutes: Number(textOf(values, `phases.${place}.minutes`)),
    main: values.get("main") === place,
    needs: needsOf(values, place, choices),
  }));
}

function needsOf(values: FormData, place: string, choices: readonly Choice[]) {
  const chosen = [...values.entries()].filter(
    ([key]) => key.startsWith(`phases.${place}.needs.`) && key.endsWith(".choice"),
  );
  return chosen.flatMap(([key, value]) => {
    const choice = choices.find((one) => one.key === value);
    if (!choice) return [];
    const name = key.slice(0, -".choice".length);
    const kind: NeedKind = choice.kind;
    return [
      {
        kind,
        poolId: choice.poolId,
        resourceId: choice.resourceId,
        beforeMinutes: Number(textOf(values, `${name}.beforeMinutes`)),
        afterMinutes: Number(textOf(values, `${name}.afterMinutes`)),
      },
    ];
  });
}
