import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Place, seal, sealJson, unseal, unsealJson } from "#server/privacy/sealing.ts";

const key = randomBytes(32);
const place: Place = {
  table: "surgical_case",
  column: "sealed",
  rowId: "0199aaaa-0000-7000-8000-000000000001",
};

test("what was sealed comes back, whatever it was", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (plain) => {
      expect(Buffer.compare(unseal(key, place, seal(key, place, plain)), plain)).toBe(0);
    }),
  );
});

test("a JSON value comes back, accents and all", () => {
  const value = { procedureName: "Réparation", note: null, more: ["ü", "日本"] };
  expect(unsealJson(key, place, sealJson(key, place, value))).toEqual(value);
});

test("a row's id opens in capitals too, which name the same row", () => {
  const shouted = { ...place, rowId: place.rowId.toUpperCase() };
  expect(String(unseal(key, place, seal(key, shouted, Buffer.from("Zqx7"))))).toBe("Zqx7");
  expect(String(unseal(key, shouted, seal(key, place, Buffer.from("Zqx7"))))).toBe("Zqx7");
});

test("a single changed bit anywhere is refused", () => {
  const sealed = seal(key, place, Buffer.from("Zqx7"));
  for (let byte = 0; byte < sealed.length; byte++) {
    const changed = Buffer.from(sealed);
    changed[byte] = (changed[byte] ?? 0) ^ (1 << (byte % 8));
    expect(() => unseal(key, place, changed), `byte ${byte}`).toThrow();
  }
});

test("a value that was cut short or made longer is refused", () => {
  const sealed = seal(key, place, Buffer.from("Zqx7"));
  for (const length of [0, 1, 12, 27, 28, sealed.length - 1]) {
    expect(() => unseal(key, place, sealed.subarray(0, length)), `${length} bytes`).toThrow();
  }
  expect(() => unseal(key, place, Buffer.concat([sealed, Buffer.from([0])]))).toThrow();
});

test("in another row, column or table, or under another key, it does not open", () => {
  const sealed = seal(key, place, Buffer.from("Zqx7"));
  const elsewhere: Place[] = [
    { ...place, rowId: "0199aaaa-0000-7000-8000-000000000002" },
    { ...place, column: "wrapped" },
    { ...place, table: "patient_key" },
  ];
  for (const other of elsewhere) expect(() => unseal(key, other, sealed)).toThrow();
  expect(() => unseal(randomBytes(32), place, sealed)).toThrow();
});

test("lengths go in steps of 256 bytes, so that short and shorter look alike", () => {
  const lengthOf = (plain: number) => seal(key, place, Buffer.alloc(plain)).length;
  expect(new Set([0, 1, 100, 251, 252].map(lengthOf)).size).toBe(1);
  expect(lengthOf(253) - lengthOf(252)).toBe(256);
});

test("the same value sealed twice looks different each time, and never shows its words", () => {
  const plain = Buffer.from("Zqx7".repeat(20));
  const [one, two] = [seal(key, place, plain), seal(key, place, plain)];
  expect(one.equals(two)).toBe(false);
  expect(one.includes("Zqx7")).toBe(false);
});
