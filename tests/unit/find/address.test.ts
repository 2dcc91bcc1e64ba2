import { expect, test } from "vitest";
import { forgetCall, fromRecord, hrefOf, nowhere } from "#app/(staff)/find/_parts/address.ts";
import { searchOf, windowOf } from "#app/(staff)/find/_parts/search.ts";

const ID = "0198c0de-0000-7000-8000-000000000001";
const OTHER = "0198c0de-0000-7000-8000-000000000002";

test("an address comes back from its own link", () => {
  const address = {
    ...nowhere,
    site: ID,
    variant: OTHER,
    date: "2026-06-16",
    at: 570,
    from: "2026-06-11",
    earliest: 545,
    weekdays: [1, 5],
  };
  const params = new URLSearchParams(hrefOf(address).split("?")[1]);
  const record = Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]));
  expect(fromRecord(record)).toEqual(address);
});

test("what does not read as an id, a date, an hour or a weekday is left out", () => {
  const typed = {
    site: "Nora Primjer",
    patient: `${ID}'--`,
    date: "2026-02-30",
    at: "25:00",
    from: "tomorrow",
    earliest: ["9:30", "10:00"],
    weekday: ["1", "8", "1", "x"],
  };
  expect(fromRecord(typed)).toEqual({ ...nowhere, earliest: 570, weekdays: [1] });
});

test("a link of a gap is read: the board writes its hour with two figures", () => {
  expect(fromRecord({ site: ID, date: "2026-06-16", at: "09:05", resource: OTHER })).toMatchObject({
    date: "2026-06-16",
    at: 545,
    resource: OTHER,
  });
});

test("the next call keeps the site and nothing of the person", () => {
  const called = { ...nowhere, site: ID, patient: OTHER, request: OTHER, date: "2026-06-16", at: 570 };
  expect(hrefOf(forgetCall(called))).toBe(`/find?site=${ID}`);
});

test("a search begins on the latest of today, the surgeon's date and the day asked for", () => {
  const subject = {
    of: { requestId: ID },
    siteId: ID,
    patientId: OTHER,
    notBefore: "2026-06-11",
    surgeonOpen: false,
  };
  expect(searchOf(subject, nowhere, "2026-06-01").from).toBe("2026-06-11");
  expect(searchOf(subject, { ...nowhere, date: "2026-06-16" }, "2026-06-01").from).toBe("2026-06-16");
  expect(searchOf(subject, { ...nowhere, from: "2026-05-01" }, "2026-06-20").from).toBe("2026-06-20");
});

test("a case's surgeon and site are its own, whatever the address says", () => {
  const subject = {
    of: { requestId: ID },
    siteId: ID,
    patientId: OTHER,
    notBefore: null,
    surgeonOpen: false,
  };
  const search = searchOf(subject, { ...nowhere, surgeon: OTHER, site: OTHER }, "2026-06-01");
  expect(search).not.toHaveProperty("surgeonId");
  expect(search.siteId).toBe(ID);
});

test("a window is two weeks, reaches the picked day, and never more than twelve weeks", () => {
  const subject = { of: { variantId: ID }, siteId: ID, patientId: null, notBefore: null, surgeonOpen: true };
  const search = searchOf(subject, nowhere, "2026-06-01");
  expect(windowOf(search)).toMatchObject({ from: "2026-06-01", to: "2026-06-14" });
  expect(windowOf(search, "2026-06-01", "2026-06-30").to).toBe("2026-06-30");
  expect(windowOf(search, "2026-06-01", "2027-06-30").to).toBe("2026-08-23");
  expect(windowOf(search, "2199-12-30").to).toBe("2199-12-31");
});
