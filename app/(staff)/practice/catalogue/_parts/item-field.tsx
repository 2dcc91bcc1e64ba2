"use client";

import { useTranslations } from "next-intl";
import { memo, useEffect, useRef, useState } from "react";
import { SelectField, TextField } from "#app/_forms/fields.tsx";
import { useProblem } from "#app/_forms/form.tsx";
import {
  deskTasks,
  deskTitles,
  gates,
  itemKinds,
  itemOwners,
  waivers,
} from "#server/catalogue/checklist-schemas.ts";
import { anaesthesias } from "#server/catalogue/terms-schemas.ts";
import { AnswerFields } from "./answer-fields.tsx";
import { Boxes } from "./boxes.tsx";
import { DueFields } from "./due-fields.tsx";
import { type ItemDraft, withKind, withOwner } from "./item-draft.ts";

type Props = {
  item: ItemDraft;
  place: number;
  count: number;
  isNew: boolean;
  change: (itemId: string, next: Partial<ItemDraft>) => void;
  move: (place: number, by: -1 | 1, button: HTMLElement) => void;
  remove: (item: ItemDraft, place: number) => void;
};

/** One item: a line that tells it, and its fields under it. It opens when something in it is wrong. */
export const ItemField = memo(function ItemField(props: Props) {
  const { item, place, isNew } = props;
  const words = useTranslations("Catalogue.checklist");
  const problem = useProblem(`content.items.${place}`);
  const [isOpen, setOpen] = useState(isNew);
  const head = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isNew) head.current?.focus();
  }, [isNew]);
  const isDesk = item.owner === "desk";
  const count = Number(item.dueCount);
  const told = [
    words(`owners.${item.owner}`),
    ...(Number.isInteger(count) ? [words(`due.${item.dueBy}`, { count }).toLowerCase()] : []),
    ...(item.gate === "none" ? [] : [words(`gates.${item.gate}`).toLowerCase()]),
  ];
  const title = (isDesk ? deskTitles[item.deskTask] : item.title) || words("untitled");
  return (
    <li>
      <details
        className="fold"
        open={isOpen || problem !== null}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary ref={head}>
          <span>
            {title}
            <span className="small soft">{told.join(", ")}</span>
          </span>
          <span className="icon i-down" aria-hidden="true" />
        </summary>
        <fieldset className="text-days">
          <legend className="hidden">{words("item", { number: place + 1, title })}</legend>
          <Fields {...props} />
          <Places {...props} title={title} />
        </fieldset>
      </details>
    </li>
  );
});

function Fields({ item, place, change }: Props) {
  const words = useTranslations("Catalogue.checklist");
  const how = useTranslations("Catalogue.anaesthesias");
  const name = (field: string) => `content.items.${place}.${field}`;
  const set = (next: Partial<ItemDraft>) => change(item.itemId, next);
  const isDesk = item.owner === "desk";
  return (
    <>
      <div className="item-row">
        <SelectField
          name={name("owner")}
          label={words("owner")}
          value={item.owner}
          onChange={({ target }) => set(withOwner(item, one(itemOwners, target.value)))}
          options={options(itemOwners, (each) => words(`owners.${each}`))}
        />
        {isDesk ? (
          <SelectField
            name={name("deskTask")}
            label={words("task")}
            hint={words("taskHint")}
            value={item.deskTask}
            onChange={({ target }) => set({ deskTask: one(deskTasks, target.value) })}
            options={options(deskTasks, (each) => deskTitles[each])}
          />
        ) : (
          <SelectField
            name={name("kind")}
            label={words("kind")}
            value={item.kind}
            onChange={({ target }) => set(withKind(item, one(itemKinds, target.value)))}
            options={options(itemKinds, (each) => words(`kinds.${each}`))}
          />
        )}
        <SelectField
          name={name("gate")}
          label={words("gate")}
          value={item.gate}
          onChange={({ target }) => set({ gate: one(gates, target.value) })}
          options={options(gates, (each) => words(`gates.${each}`))}
        />
      </div>
      {!isDesk && (
        <>
          <TextField
            name={name("title")}
            label={words("title")}
            value={item.title}
            onChange={({ target }) => set({ title: target.value })}
          />
          <TextField
            name={name("hint")}
            label={words("hint")}
            value={item.hint}
            onChange={({ target }) => set({ hint: target.value })}
          />
          <AnswerFields item={item} name={name} set={set} />
        </>
      )}
      <DueFields item={item} name={name} set={set} />
      {!isDesk && (
        <label className="check">
          <input
            type="checkbox"
            name={name("ofTheHour")}
            checked={item.ofTheHour}
            onChange={({ target }) => set({ ofTheHour: target.checked })}
          />
          {words("ofTheHour")}
        </label>
      )}
      <Boxes
        name={name("anaesthesia")}
        legend={words("appliesTo")}
        options={options(anaesthesias, (each) => how(each))}
        chosen={item.anaesthesia}
        choose={(anaesthesia) => set({ anaesthesia })}
      />
      <Boxes
        name={name("waivableBy")}
        legend={words("waivable")}
        options={options(waivers, (each) => words(`owners.${each}`))}
        chosen={item.waivableBy}
        choose={(waivableBy) => set({ waivableBy })}
      />
    </>
  );
}

function Places({ item, place, count, move, remove, title }: Props & { title: string }) {
  const words = useTranslations("Catalogue.checklist");
  const way = (by: -1 | 1, isEnd: boolean, label: string) => (
    <button
      type="button"
      className="btn plain"
      aria-disabled={isEnd}
      aria-label={`${label}: ${title}`}
      onClick={({ currentTarget }) => !isEnd && move(place, by, currentTarget)}
    >
      {label}
    </button>
  );
  return (
    <div className="btns item-places">
      {way(-1, place === 0, words("moveUp"))}
      {way(1, place === count - 1, words("moveDown"))}
      <button
        type="button"
        className="btn plain"
        aria-label={`${words("remove")}: ${title}`}
        onClick={() => remove(item, place)}
      >
        {words("remove")}
      </button>
      <span className="small soft" role="status">
        {words("place", { number: place + 1, count })}
      </span>
    </div>
  );
}

function options<T extends string>(all: readonly T[], label: (each: T) => string) {
  return all.map((value) => ({ value, label: label(value) }));
}

/** The chosen one of a list; a browser offers no other. */
function one<T extends string>(all: readonly [T, ...T[]], value: string): T {
  return all.find((each) => each === value) ?? all[0];
}
