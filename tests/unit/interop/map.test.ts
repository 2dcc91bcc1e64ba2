import { expect, test } from "vitest";
import { ImportMap } from "#server/interop/schemas.ts";

const columns = {
  reference: "Case",
  resource: "Room",
  service: "Department",
  code: "Code",
  text: "Operation",
  start: "Hour",
  minutes: "Length",
};
const map = {
  columns,
  start: { format: "yyyy-MM-dd HH:mm", zone: "Europe/Paris" },
  create: { theatres: {}, services: true },
};
const faults = (given: unknown) =>
  ImportMap.safeParse(given).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];

test.each(["reference", "resource", "service"])("a sealed column cannot also be the %s", (name) => {
  for (const sealed of ["Code", " Operation "]) {
    expect(faults({ ...map, columns: { ...columns, [name]: sealed } })).toEqual([
      [`columns.${name}`, "columnSealed"],
    ]);
  }
  expect(faults(map)).toEqual([]);
  const { code: _, text: __, ...open } = columns;
  expect(faults({ ...map, columns: { ...open, [name]: "Department" } })).toEqual([]);
});

test("a column that is chosen twice is told with both its meanings", () => {
  const said = ImportMap.safeParse({ ...map, columns: { ...columns, resource: "Operation" } });
  expect(said.error?.issues).toMatchObject([
    { params: { column: "Operation", shown: "resource", sealed: "text" } },
  ]);
});

test("a column that was not chosen is asked for", () => {
  const { start: _, ...some } = columns;
  expect(faults({ ...map, columns: some })).toEqual([["columns.start", "nameTheColumn"]]);
});

test("all that is wrong with a map is told at once", () => {
  const { start: _, reference: __, ...some } = columns;
  const bad = {
    ...map,
    columns: { ...some, resource: "Operation" },
    start: { ...map.start, format: "yyyy" },
  };
  expect(faults(bad).toSorted()).toEqual([
    ["columns.reference", "nameTheColumn"],
    ["columns.resource", "columnSealed"],
    ["columns.start", "nameTheColumn"],
    ["start.format", "startFormat"],
  ]);
  expect(faults({ ...map, columns: null }).map(([path]) => path)).toEqual(["columns"]);
});

test("a name with a control character is refused, since no database keeps it", () => {
  const nul = {
    ...map,
    columns: { ...columns, start: "Ho\u0000ur" },
    create: { theatres: { prefix: "\u0000" } },
  };
  expect(faults(nul).map(([path]) => path)).toEqual(["columns.start", "create.theatres.prefix"]);
});

test("a theatre opens within the day, as its hours' rule asks", () => {
  const opening = (opensMinute: number) => ({
    ...map,
    create: { theatres: { opensMinute }, services: true },
  });
  expect(faults(opening(1439))).toEqual([]);
  expect(faults(opening(1440)).map(([path]) => path)).toEqual(["create.theatres.opensMinute"]);
});
