/**
 * What Fulcio certifies of the workflow run that a signing key was made for, by the last number of its object id below
 * 1.3.6.1.4.1.57264.1: https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
export const CERTIFIED = {
  repository: 12,
  commit: 13,
  ref: 14,
  workflow: 18,
  event: 20,
  run: 21,
} as const;

/** 1.3.6.1.4.1.57264.1, as DER writes it. */
const FULCIO = [0x2b, 0x06, 0x01, 0x04, 0x01, 0x83, 0xbf, 0x30, 0x01];
const [OBJECT_ID, OCTET_STRING, UTF8_STRING] = [0x06, 0x04, 0x0c];

/** The text of one extension of a certificate in DER; absent when it has none, or several. */
export function certified(der: Uint8Array, extension: keyof typeof CERTIFIED): string | undefined {
  const id = Buffer.from([OBJECT_ID, FULCIO.length + 1, ...FULCIO, CERTIFIED[extension]]);
  const bytes = Buffer.from(der);
  const at = bytes.indexOf(id);
  if (at < 0 || bytes.indexOf(id, at + 1) >= 0) return undefined;
  const value = valueAt(bytes.subarray(at + id.length), OCTET_STRING);
  return value === undefined ? undefined : valueAt(value, UTF8_STRING)?.toString("utf8");
}

/** The content of the DER element that a buffer begins with, when it is of this type and shorter than 64 KiB. */
function valueAt(bytes: Buffer, tag: number): Buffer | undefined {
  const [type, first = 0, second = 0, third = 0] = bytes;
  if (type !== tag) return undefined;
  const [start, length] = first < 0x80 ? [2, first] : first === 0x81 ? [3, second] : [4, second * 256 + third];
  if (first > 0x82 || start + length > bytes.length) return undefined;
  return bytes.subarray(start, start + length);
}
