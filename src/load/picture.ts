import { PNG } from "pngjs";
import { UserError } from "../model/errors.ts";
import type { RandomBits } from "./mersenne-twister.ts";

/** How the files of each kind begin, at which byte. */
const SIGNATURES: readonly { readonly mime: string; readonly at: number; readonly bytes: Buffer }[] = [
  { mime: "image/png", at: 0, bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
  { mime: "image/jpeg", at: 0, bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { mime: "image/gif", at: 0, bytes: Buffer.from("GIF8") },
  { mime: "image/webp", at: 8, bytes: Buffer.from("WEBP") },
  { mime: "image/bmp", at: 0, bytes: Buffer.from("BM") },
];

/**
 * A picture as a chat carries it, `data:image/png;base64,…`, with the bytes as they are: nothing is encoded again.
 * @param where the bytes come from, for the message.
 * @throws UserError when the bytes are no picture.
 */
export function dataUrl(bytes: Uint8Array, where: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = SIGNATURES.find(({ at, bytes: sign }) => buffer.subarray(at, at + sign.length).equals(sign));
  if (found !== undefined) return `data:${found.mime};base64,${buffer.toString("base64")}`;
  const seen = buffer.length === 0 ? "nothing" : `bytes that begin with ${buffer.subarray(0, 8).toString("hex")}`;
  throw new UserError(`${where}: ${seen}, expected a PNG, JPEG, WebP, GIF or BMP image`);
}

/** Noise: no two are alike, and no cache or codec makes it easier. Not compressed, which noise cannot be. */
export function randomPicture(
  bits: RandomBits,
  { width, height }: { readonly width: number; readonly height: number },
) {
  const image = new PNG({ width, height });
  const pixels = new DataView(image.data.buffer, image.data.byteOffset, image.data.byteLength);
  for (let at = 0; at < image.data.length; at += 4) pixels.setUint32(at, bits());
  return dataUrl(PNG.sync.write(image, { colorType: 2, deflateLevel: 0, filterType: 0 }), "a random picture");
}
