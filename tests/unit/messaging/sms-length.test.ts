import fc from "fast-check";
import { expect, test } from "vitest";
import { smsLength } from "#server/messaging/rules/sms-length.ts";

const gsm = "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà";

test.for<[string, string, ReturnType<typeof smsLength>]>([
  ["nothing", "", { alphabet: "gsm", characters: 0, segments: 0 }],
  ["the alphabet", gsm, { alphabet: "gsm", characters: gsm.length, segments: 1 }],
  ["signs with an escape", "^{}\\[~]|€", { alphabet: "gsm", characters: 18, segments: 1 }],
  ["a small ç, which it lacks", "ça", { alphabet: "unicode", characters: 2, segments: 1 }],
  ["an emoji", "ok 🙂", { alphabet: "unicode", characters: 5, segments: 1 }],
  ["a family", "👩‍👧", { alphabet: "unicode", characters: 5, segments: 1 }],
  ["160", "a".repeat(160), { alphabet: "gsm", characters: 160, segments: 1 }],
  ["161", "a".repeat(161), { alphabet: "gsm", characters: 161, segments: 2 }],
  ["306", "a".repeat(306), { alphabet: "gsm", characters: 306, segments: 2 }],
  ["307", "a".repeat(307), { alphabet: "gsm", characters: 307, segments: 3 }],
  ["80 euros", "€".repeat(80), { alphabet: "gsm", characters: 160, segments: 1 }],
  ["153 euros: 76 in each", "€".repeat(153), { alphabet: "gsm", characters: 306, segments: 3 }],
  ["70 in Arabic", "م".repeat(70), { alphabet: "unicode", characters: 70, segments: 1 }],
  ["71 in Arabic", "م".repeat(71), { alphabet: "unicode", characters: 71, segments: 2 }],
  ["134 in Arabic", "م".repeat(134), { alphabet: "unicode", characters: 134, segments: 2 }],
  ["35 emoji", "🙂".repeat(35), { alphabet: "unicode", characters: 70, segments: 1 }],
  ["67 emoji: 33 in each", "🙂".repeat(67), { alphabet: "unicode", characters: 134, segments: 3 }],
])("%s", ([, text, length]) => {
  expect(smsLength(text)).toEqual(length);
});

const texts = fc.string({
  unit: fc.constantFrom(...gsm, "€", "[", "ç", "م", "🙂", "\u200d"),
  maxLength: 500,
});

test("segments hold what is counted, and no more of them than parted pairs can cost", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { alphabet, characters, segments } = smsLength(text);
      const [alone, each] = alphabet === "gsm" ? [160, 153] : [70, 67];
      if (characters === 0) return segments === 0;
      if (characters <= alone) return segments === 1;
      return segments * each >= characters && (segments - 1) * (each - 1) < characters && segments > 1;
    }),
  );
});

test("a longer text is never shorter, and one sign of another alphabet changes that of the whole", () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const [short, long] = [smsLength(one), smsLength(one + other)];
      expect(long.characters).toBeGreaterThanOrEqual(short.alphabet === long.alphabet ? short.characters : 0);
      expect(long.segments).toBeGreaterThanOrEqual(short.segments);
      expect(smsLength(`${one}م`)).toMatchObject({ alphabet: "unicode", characters: one.length + 1 });
    }),
  );
});
