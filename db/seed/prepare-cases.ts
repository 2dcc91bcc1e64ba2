import type { z } from "zod";
import type { OfferedProcedure } from "#server/catalogue/schemas.ts";
import { gatesOf, readinessOf } from "#server/pathway/index.ts";
import { CaseContents } from "#server/pathway/schemas.ts";
import { dateAt } from "./days.ts";
import type { Asked, Operation } from "./journeys.ts";
import { type DemoTexts, type Given, type Prepared, prepared } from "./prepared.ts";
import type { Stage } from "./stage.ts";
import { demoStitches } from "./surgeons-ways.ts";

/** Cases of operations longer ago than this keep no more than their contents: nobody prepares them any more. */
const KEPT_DAYS = 14;

type Of = Pick<Given, "caseId" | "texts" | "anaesthesia" | "herName" | "procedureName" | "side"> & {
  procedure: OfferedProcedure;
  surgeonStaffId: string;
};

const startOf = (asked: Asked): Temporal.Instant | null =>
  "startsAt" in asked ? (asked as Operation).startsAt : null;

/** What has been written on a case by now; null for one of long ago. */
export function preparedFor(stage: Stage, asked: Asked, of: Of): Prepared | null {
  const { now, roll, site, laid } = stage;
  const startsAt = startOf(asked);
  if (startsAt && now.since(startsAt).total("hours") > KEPT_DAYS * 24) return null;
  const first = (role: "nurse" | "anaesthetist") => {
    const here = site.resources.find(({ kind }) => kind === role)?.name ?? "";
    const one = laid.plan.staff.find(({ name }) => name === here);
    return { id: laid.staff.get(one?.email ?? "") ?? of.surgeonStaffId, name: here };
  };
  return prepared({
    ...{ now, roll, startsAt, zone: site.zone },
    ...{ caseId: of.caseId, texts: of.texts, anaesthesia: of.anaesthesia },
    ...{ procedureName: of.procedureName, side: of.side },
    procedureId: of.procedure.procedureId,
    herName: of.herName,
    stitches: demoStitches(asked.procedure),
    surgeon: { id: of.surgeonStaffId, name: asked.surgeon },
    nurse: first("nurse"),
    anaesthetist: first("anaesthetist"),
    askedAt: asked.requestedAt,
  });
}

type Written = {
  done: Prepared;
  contents: z.input<typeof Contents>;
  anaesthesia: Given["anaesthesia"];
  texts: DemoTexts;
};
const Contents = CaseContents.omit({ withdrawnAt: true });

/** What the desk is told of it. */
export function readinessNow({ site }: Stage, asked: Asked, { done, contents, anaesthesia, texts }: Written) {
  const startsAt = startOf(asked);
  const { team, hers, law } = done;
  return readinessOf(
    gatesOf({
      ...{ team, hers, anaesthesia, checklist: texts.checklist, current: law.current, zone: site.zone },
      contents: { ...Contents.parse(contents), withdrawnAt: null },
      deskDone: new Set(texts.checklist.items.flatMap(({ deskTask }) => deskTask ?? [])),
      startsAt,
      operatedOn: startsAt && dateAt(startsAt, site.zone),
    }),
  );
}
