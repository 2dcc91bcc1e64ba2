"use client";

import { useTranslations } from "next-intl";
import { MOST_OF_ITEM } from "#server/pathway/file-schemas.ts";
import type { GateView, ItemView, KeptAnswer } from "#server/pathway/schemas.ts";
import { AddPaper } from "./add-paper.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { isShut } from "./around.ts";
import { TickButton } from "./tick-button.tsx";
import { TakeBackButton, WaiveForm } from "./waive-form.tsx";

type Props = {
  gate: Pick<GateView, "state" | "answer" | "mayAnswer" | "mayWaive">;
  item: ItemView;
  caseId: string;
  main: boolean;
};

/** Answers an item, lets it pass, or takes either back, as far as this reader may. */
export function ItemButtons({ gate, item, caseId, main }: Props) {
  const words = useTranslations("Case.gates.buttons");
  const { title, itemId, kind } = item;
  const of = { caseId, itemId, title };
  const look = main ? "btn main" : "btn";
  if (gate.state === "waived") return <TakeBackButton {...of} label={words("takeBack")} />;
  const waive = gate.mayWaive && <WaiveForm {...of} />;
  if (!gate.mayAnswer) return waive;
  const shut = isShut(gate);
  const before = gate.answer?.value ?? null;
  if (kind === "file")
    return (
      <>
        {!isFull(before) && <AddPaper {...of} look={shut ? look : "btn plain"} />}
        {waive}
      </>
    );
  if (kind === "tick") {
    const isHers = gate.answer?.byName === "";
    if (!shut) return isHers || !gate.answer ? null : <TickButton {...of} done={false} look="btn plain" />;
    return (
      <>
        <TickButton {...of} done look={look} />
        {waive}
      </>
    );
  }
  const label = !shut
    ? words("change")
    : gate.state === "attention"
      ? words("settle")
      : kind === "medication"
        ? words("plan")
        : kind === "goingHome"
          ? words("goingHome")
          : words("answer");
  return (
    <>
      <AnswerForm
        caseId={caseId}
        item={item}
        value={before?.kind === "file" ? null : before}
        label={label}
        look={shut ? look : "btn plain"}
      />
      {waive}
    </>
  );
}

const isFull = (before: KeptAnswer | null): boolean =>
  before?.kind === "file" && before.files.length >= MOST_OF_ITEM;
