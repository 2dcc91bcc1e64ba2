import { describe, expect, test } from "vitest";
import { DomainFault, fieldless, problemAt, withoutField } from "#app/_forms/error.ts";

const view = { reason: "invalidInput", field: null, params: {}, issues: [], requestId: "r1" };
const issue = (field: string, message = "range") => ({ ...view, field, issues: [{ field, message }] });

describe("what is wrong with a field", () => {
  test("stands at the control of its name, or of what it is a part of", () => {
    expect(problemAt(issue("content.days.0.do.1.text"), "content.days.0.do")?.reason).toBe("range");
    expect(problemAt(issue("content.about"), "content.about")?.reason).toBe("range");
    const { view: refused } = new DomainFault("hoursOverlap", "opensMinute");
    expect(problemAt(refused, "opensMinute")).toBe(refused);
  });

  test("stands nowhere else", () => {
    expect(problemAt(issue("to"), "toDate")).toBeNull();
    expect(problemAt(issue("content.days"), "content.days.0.from")).toBeNull();
    expect(problemAt(issue("phases.0.minutes"), "phases", false)).toBeNull();
    expect(problemAt(new DomainFault("offline").view, "name")).toBeNull();
  });

  test("is forgotten once its field changes, and nothing else is", () => {
    const both = {
      ...view,
      issues: [
        { field: "days.0.text", message: "missing" },
        { field: "to", message: "range" },
      ],
    };
    expect(withoutField(both, "days")?.issues).toEqual([{ field: "to", message: "range" }]);
    expect(withoutField(issue("to"), "to")).toBeNull();
    expect(withoutField(new DomainFault("hoursOverlap", "opensMinute").view, "opensMinute")).toBeNull();
    expect(withoutField(both, "from")).toBe(both);
    const { view: offline } = new DomainFault("offline");
    expect(withoutField(offline, "to")).toBe(offline);
  });

  test("is said in its own words where no control of the form bears it", () => {
    expect(fieldless(issue("content.days", "dayGaps"))).toEqual({ ...view, reason: "dayGaps" });
    expect(fieldless(new DomainFault("range", "to").view)).toMatchObject({ reason: "range", field: null });
  });
});
