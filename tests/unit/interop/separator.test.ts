import { describe, expect, test } from "vitest";
import { readColumns } from "#app/(staff)/practice/import/read-columns.ts";
import { separatorOf } from "#server/interop/file-schemas.ts";
import { checkFile, rowsOf } from "#server/interop/read-file.ts";
import { ImportMap } from "#server/interop/schemas.ts";

test.each([
  ["a,b,c\n1;2;3;4;5", ","],
  ["a;b;c\r\n1,5;2;3", ";"],
  ["a\tb\tc\n", "\t"],
  ["\uFEFFa;b", ";"],
  ['"Name, first, last";b\n', ";"],
  ['"he said ""a;b;c"", twice",b,c\n', ","],
  ["\r\n\r\na;b\n1,2,3", ";"],
  ["one\n1;2", ","],
  ["", ","],
])("the header of %j is separated by %j", (text, separator) => expect(separatorOf(text)).toBe(separator));

describe("server and page read alike a file that is separated by", () => {
  const columns = { reference: "who", resource: "where", service: "what", start: "when", minutes: "long" };
  const map = ImportMap.parse({ columns, start: { format: "yyyy-MM-dd HH:mm", zone: "Europe/Paris" } });

  test.each([",", ";", "\t"])("%j", async (separator) => {
    const lines = [
      ["who", "where", "what", "when", "long"],
      ["A", "1", "Eye", "2026-03-02 10:00", "30"],
    ];
    const text = `\uFEFF${lines.map((line) => line.join(separator)).join("\r\n")}`;
    expect(await readColumns(new File([text], "list.csv"))).toEqual({ columns: lines[0], rows: [lines[1]] });
    const bytes = Buffer.from(text);
    expect(await checkFile(bytes, map)).toBe(1);
    const [row] = await Array.fromAsync(rowsOf(bytes, map));
    expect(row).toMatchObject({ line: 2, reference: "A", resource: "1", service: "Eye", minutes: 30 });
  });
});

test("a quote that is never closed hides no column: its names are mapped, and the server says which line breaks off", async () => {
  const file = new File(['who,where\nA,1\nB,"2\nC,3\n'], "list.csv");
  expect(await readColumns(file)).toMatchObject({ columns: ["who", "where"] });
});
