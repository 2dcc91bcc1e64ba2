import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { DomainError } from "#server/kernel/index.ts";
import { LARGEST_PAPER } from "#server/pathway/file-schemas.ts";
import { readable } from "#server/pathway/readable.ts";
import { isWholePdf, sniff } from "#server/pathway/rules/sniff.ts";
import { paddedTo, sealFile, unsealFile } from "#server/pathway/sealed-file.ts";
import { bombOf, jpegOf, pdfOf, picture, pngOf } from "#tests/support/papers.ts";

const refusal = (bytes: Uint8Array) =>
  readable(bytes).then(
    () => null,
    (error: DomainError) => ({
      reason: error.reason,
      field: error.field,
      isOurs: error instanceof DomainError,
    }),
  );
const refused = (reason: string) => ({ reason, field: "file", isOurs: true });
const heic = (brand: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1heic`), Buffer.alloc(64)]);

describe("what a file is, by its content alone", () => {
  test("each kind by how it begins", async () => {
    expect(sniff(await picture().jpeg().toBuffer())).toBe("jpeg");
    expect(sniff(await picture().png().toBuffer())).toBe("png");
    expect(sniff(await picture().webp().toBuffer())).toBe("webp");
    expect(sniff(heic("heic"))).toBe("heic");
    expect(sniff(heic("mif1"))).toBe("heic");
    expect(sniff(pdfOf("words"))).toBe("pdf");
  });

  test.each([
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a drawing", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["an archive", Buffer.from("PK\u0003\u0004 and more of it")],
    ["a page before a PDF", Buffer.concat([Buffer.from("<html>"), pdfOf("words")])],
    ["a film", heic("isom")],
    ["a sound", Buffer.from("RIFF\0\0\0\0WAVEfmt ")],
    ["two bytes", Buffer.from([0xff, 0xd8])],
  ])("%s is none that is kept", async (_, bytes) => {
    expect(sniff(bytes)).toBeNull();
    expect(await refusal(bytes)).toEqual(refused("paperUnreadable"));
  });

  test("an animation and other kinds that sharp could draw are none either", async () => {
    for (const kind of ["gif", "tiff", "avif"] as const)
      expect(await refusal(await picture().toFormat(kind).toBuffer()), kind).toEqual(
        refused("paperUnreadable"),
      );
  });
});

describe("an image is drawn anew", () => {
  test("upright, without anything that was written into it, where it was taken among that", async () => {
    const sent = await jpegOf("Zqcamera");
    expect((await sharp(sent).metadata()).exif?.includes("Zqcamera")).toBe(true);
    const kept = await readable(sent);
    const told = await sharp(kept.bytes).metadata();
    expect(kept.kind).toBe("image");
    expect(told).toMatchObject({ format: "jpeg", width: 40, height: 60 });
    for (const part of ["exif", "icc", "iptc", "xmp", "orientation", "comments"] as const)
      expect(told[part], part).toBeUndefined();
    expect(Buffer.from(kept.bytes).includes("Zqcamera")).toBe(false);
  });

  test("a PNG's words and what hangs behind an image are gone, and what is clear is white", async () => {
    const png = await readable(await pngOf("Zqchunk"));
    expect(Buffer.from(png.bytes).includes("Zqchunk")).toBe(false);
    const jpeg = await picture().jpeg().toBuffer();
    const both = await readable(Buffer.concat([jpeg, pdfOf("Zqtail"), Buffer.from("<script>")]));
    expect(both.kind).toBe("image");
    expect(Buffer.from(both.bytes).includes("Zqtail")).toBe(false);
    const clear = sharp({ create: { width: 9, height: 9, channels: 4, background: "#0000" } });
    const { bytes } = await readable(await clear.png().toBuffer());
    expect((await sharp(bytes).stats()).channels.map(({ min }) => min)).toEqual([255, 255, 255]);
  });

  test("no side longer than 3,000 points, none made longer, and of an animation the first picture", async () => {
    const side = async (bytes: Uint8Array) => {
      const { width, height, pages } = await sharp((await readable(bytes)).bytes).metadata();
      return { width, height, pages };
    };
    expect(await side(await picture(4500, 1500).jpeg().toBuffer())).toMatchObject({
      width: 3000,
      height: 1000,
    });
    expect(await side(await picture(50, 20).webp().toBuffer())).toMatchObject({ width: 50, height: 20 });
    const frames = [await picture(20, 10).png().toBuffer(), await picture(20, 10).negate().png().toBuffer()];
    const film = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect((await sharp(film).metadata()).pages).toBe(2);
    expect(await side(film)).toEqual({ width: 20, height: 10, pages: undefined });
  });
});

describe("what cannot be kept says why", () => {
  test("empty, too large, broken off, damaged, too many points, or from a phone that writes HEIC", async () => {
    expect(await refusal(Buffer.alloc(0))).toEqual(refused("fileMissing"));
    expect(await refusal(Buffer.alloc(LARGEST_PAPER + 1, "%PDF-1.7 "))).toEqual(refused("paperTooLarge"));
    const raw = { raw: { width: 300, height: 300, channels: 3 } } as const;
    const jpeg = await sharp(randomBytes(270_000), raw).jpeg().toBuffer();
    expect(await refusal(jpeg.subarray(0, jpeg.length / 2))).toEqual(refused("paperBroken"));
    const png = await picture().png().toBuffer();
    expect(await refusal(png.subarray(0, 50))).toEqual(refused("paperBroken"));
    expect(await refusal(await bombOf(50_000, 50_000))).toEqual(refused("paperTooManyPixels"));
    expect(await refusal(heic("heic"))).toEqual(refused("paperHeic"));
  });

  test("a PDF without its version or its end", async () => {
    const whole = pdfOf("words");
    expect(isWholePdf(whole)).toBe(true);
    expect((await readable(whole)).bytes).toBe(whole);
    const far = Buffer.concat([whole, Buffer.alloc(2000, " ")]);
    for (const bytes of [whole.subarray(0, -6), Buffer.from("%PDF-x.y\n%%EOF"), far])
      expect(await refusal(bytes)).toEqual(refused("paperBroken"));
  });
});

describe("a sealed file", () => {
  const key = Buffer.alloc(32, 7);
  const place = { practiceId: "p", caseId: "c", itemId: "i", fileId: "f" };

  test("opens as it was, and for no other practice, case, item or file", () => {
    const sealed = sealFile(key, place, pdfOf("words"));
    expect(unsealFile(key, place, sealed)).toEqual(pdfOf("words"));
    for (const part of ["practiceId", "caseId", "itemId", "fileId"] as const)
      expect(() => unsealFile(key, { ...place, [part]: "x" }, sealed), part).toThrow();
    expect(() => unsealFile(Buffer.alloc(32, 8), place, sealed)).toThrow();
  });

  test("has one of seven lengths, whatever is in it", () => {
    const lengths = new Set<number>();
    for (let bytes = 1; bytes < 2 * LARGEST_PAPER; bytes = Math.ceil(bytes * 1.3))
      lengths.add(paddedTo(Math.min(bytes, LARGEST_PAPER)));
    expect([...lengths]).toEqual([18, 19, 20, 21, 22, 23, 24].map((power) => 2 ** power));
    const length = (bytes: number) => sealFile(key, place, Buffer.alloc(bytes)).length;
    expect(length(200_000)).toBe(length(9));
    expect(length(2 ** 18 - 8)).toBe(length(9));
    expect(length(2 ** 18 - 7)).toBe(length(2 ** 19 - 8));
  });
});
