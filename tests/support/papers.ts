import sharp from "sharp";

/** A picture of that many points, as its own kind of file. */
export const picture = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: { r: 120, g: 30, b: 60 } } });

/** A PDF that is no more than its head, some words and its end. */
export const pdfOf = (words: string): Buffer =>
  Buffer.from(`%PDF-1.7\n% ${words}\ntrailer\n<< /Title (${words}) >>\nstartxref\n9\n%%EOF\n`);

/** A JPEG, taken upside down, into which a camera wrote these words and a place on earth. */
export const jpegOf = (words: string): Promise<Buffer> =>
  picture()
    .withExif({
      IFD0: { ImageDescription: words, Artist: words, Orientation: "6" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "48/1 51/1 24/1", GPSAreaInformation: words },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** A PNG with these words in a chunk of text. */
export async function pngOf(words: string): Promise<Buffer> {
  const png = await picture().png().toBuffer();
  const head = png.subarray(0, 33); // signature and IHDR
  return Buffer.concat([head, textChunk(`Comment\0${words}`), png.subarray(33)]);
}

function textChunk(text: string): Buffer {
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  const body = Buffer.from(`tEXt${text}`, "latin1");
  length.writeUInt32BE(body.length - 4);
  crc.writeUInt32BE(crcOf(body));
  return Buffer.concat([length, body, crc]);
}

/** A PNG whose head says that it has so many points; nothing is behind it. */
export async function bombOf(width: number, height: number): Promise<Buffer> {
  const png = await picture(8, 8).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crcOf(png.subarray(12, 29)), 29);
  return png;
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
