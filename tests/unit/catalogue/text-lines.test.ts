import { expect, test } from "vitest";
import {
  fieldToLines,
  fieldToMilestones,
  linesToField,
  milestonesToField,
} from "#app/(staff)/practice/catalogue/_parts/text-lines.ts";
import { generalRecovery } from "#server/catalogue/defaults/recovery.ts";
import { RecoveryContent } from "#server/catalogue/template-schemas.ts";

test("lines come back from their field as they went in, intimate ones and those for one kind of threads too", () => {
  const lines = [
    { text: "Rest", intimate: false },
    { text: "Pads, not tampons", intimate: true },
    { text: "Small ends of thread", intimate: false, threads: "absorbable" as const },
    { text: "They pull a little", intimate: true, threads: "removal" as const },
  ];
  expect(linesToField(lines)).toBe(
    "Rest\n* Pads, not tampons\n~ Small ends of thread\n* # They pull a little",
  );
  expect(fieldToLines(linesToField(lines))).toEqual(lines);
});

test("empty lines and blanks are nothing", () => {
  expect(fieldToLines("\n  Rest  \n\n")).toEqual([{ text: "Rest", intimate: false }]);
});

test("calls and reviews come back, and one without a day is refused by the text's own rules", () => {
  const content = generalRecovery();
  expect(fieldToMilestones(milestonesToField(content.milestones))).toEqual(content.milestones);
  const wrong = { ...content, milestones: fieldToMilestones("review soon") };
  expect(RecoveryContent.safeParse(wrong).success).toBe(false);
});
