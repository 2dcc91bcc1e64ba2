import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressBucket } from "#server/identity/rules/address.ts";
import {
  CODE_LENGTH,
  CODE_LETTERS,
  inGroups,
  spellCode,
  typedCode,
  typedWords,
} from "#server/identity/rules/code.ts";
import { isSignInName, signInName } from "#server/identity/rules/sign-in-name.ts";
import { SPOKEN_WORDS } from "#server/identity/rules/words.ts";
import { clientAddress } from "#server/kernel/client-address.ts";

const code = fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => spellCode(bytes));

describe("a code", () => {
  test("has eight letters, none of which looks like another", () => {
    expect(CODE_LETTERS).not.toMatch(/[01258ABEILOSUVZ]/);
    expect(new Set(CODE_LETTERS).size).toBe(CODE_LETTERS.length);
    fc.assert(
      fc.property(code, (one) => {
        expect(one).toHaveLength(CODE_LENGTH);
      }),
    );
  });

  test("is drawn evenly: every letter from as many bytes", () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const letter = spellCode([byte], 1);
      if (letter) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(counts.size).toBe(CODE_LETTERS.length);
    expect(new Set(counts.values()).size).toBe(1);
  });

  test("is read however it was typed, and nothing else is", () => {
    const gap = fc.constantFrom("", " ", "-", " – ", ".");
    fc.assert(
      fc.property(code, gap, gap, (one, before, between) => {
        const typed = `${before}${inGroups(one).toLowerCase().replace(" ", between)}${before}`;
        expect(typedCode(typed)).toBe(one);
        expect(typedCode(one.slice(1))).toBeNull();
        expect(typedCode(`${one}C`)).toBeNull();
      }),
    );
    expect(typedCode("0OIL 15SZ")).toBeNull();
  });

  test("is spoken with plain words, each once, that are read however they were typed", () => {
    expect(SPOKEN_WORDS.length).toBeGreaterThan(300);
    expect(new Set(SPOKEN_WORDS).size).toBe(SPOKEN_WORDS.length);
    for (const word of SPOKEN_WORDS) expect(word).toMatch(/^[a-z]{4,12}$/);
    expect(typedWords("  Copper,\tKITE. ")).toBe("copper kite");
  });
});

describe("a sign-in name", () => {
  test("has one form, however it was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const name = signInName(typed);
        expect(signInName(name)).toBe(name);
        expect(signInName(` ${typed.toUpperCase().toLowerCase()} `)).toBe(
          signInName(typed.toUpperCase().toLowerCase()),
        );
        expect(name).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      }),
    );
    expect(signInName("  Ana\u00a0 MARÍA\u0000 ")).toBe("ana maría");
  });

  test.each(["ana", "juniper 2", "ana.maría@mail.example", "o'neil", "نور الصباح", "王小明"])(
    "may be %s",
    (name) => {
      expect(isSignInName(signInName(name))).toBe(true);
    },
  );

  test.each(["", "ab", " ", "<script>", "a/b/c", "-ana", "ana ", "x".repeat(61)])(
    "may not be “%s”",
    (name) => {
      expect(isSignInName(name)).toBe(false);
    },
  );
});

describe("an address", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:0:1:aaaa::1", "2001:db8:0:1::/64"],
    ["2001:0DB8:0000:0001:bbbb:2:3:4", "2001:db8:0:1::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["", "unknown"],
    ["no address", "unknown"],
  ])("%s counts as %s", (address, bucket) => {
    expect(addressBucket(address)).toBe(bucket);
  });

  test.each([
    ["alone, whatever it claims", "198.51.100.9", "10.0.0.1, 10.0.0.2", 0, "198.51.100.9"],
    ["behind one proxy, whatever stands before", "10.0.0.9", "1.1.1.1, 203.0.113.7", 1, "203.0.113.7"],
    ["behind two", "10.0.0.9", "6.6.6.6, 203.0.113.7, 10.0.0.8", 2, "203.0.113.7"],
    ["behind fewer than said", "10.0.0.9", "203.0.113.7", 3, "203.0.113.7"],
    ["behind a proxy that says nothing", "10.0.0.9", null, 1, "10.0.0.9"],
  ])("of a client %s", (_, peer, chain, trusted, address) => {
    expect(clientAddress(peer, chain, trusted)).toBe(address);
  });
});
