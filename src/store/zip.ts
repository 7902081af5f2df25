import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { crc32, inflateRawSync } from "node:zlib";
import { messageOf, UserError } from "../model/errors.ts";

/** Reads the archives of strangers: every name and size is checked against the central directory before a byte is unpacked. */
export interface ZipLimits {
  readonly entries: number;
  readonly totalBytes: number;
}

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/** Offsets and signatures: APPNOTE.TXT 6.3.10, §4.3.7, §4.3.12 and §4.3.16. */
const END = { signature: 0x06054b50, bytes: 22, mostComment: 0xffff } as const;
const CENTRAL = { signature: 0x02014b50, bytes: 46 } as const;
const LOCAL = { signature: 0x04034b50, bytes: 30 } as const;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x1;
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;

/**
 * Unpacks an archive into an existing, empty folder.
 * @throws UserError when a name leaves the folder, an entry is no regular file, a limit is passed, or the archive is damaged.
 */
export async function unpackZip(zip: Buffer, folder: string, limits: ZipLimits): Promise<void> {
  for (const entry of readEntries(zip, limits)) {
    const content = contentOf(zip, entry);
    const target = join(folder, entry.path);
    try {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content, { flag: "wx" });
    } catch (cause) {
      throw damaged(`${JSON.stringify(entry.path)} cannot be written: ${messageOf(cause)}`, cause);
    }
  }
}

/** The regular files of an archive; folders are left out, anything else is refused. */
function readEntries(zip: Buffer, limits: ZipLimits): readonly Entry[] {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > limits.entries) throw damaged(`it has ${count} entries, more than ${limits.entries}`);
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + CENTRAL.bytes > end || zip.readUInt32LE(at) !== CENTRAL.signature)
      throw damaged("its directory is cut off");
    const nameBytes = zip.readUInt16LE(at + 28);
    const path = zip.toString("utf8", at + CENTRAL.bytes, at + CENTRAL.bytes + nameBytes);
    const type = (zip.readUInt32LE(at + 38) >>> 16) & FILE_TYPE;
    const next = at + CENTRAL.bytes + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (!path.endsWith("/")) {
      refuseUnsafe(path, type, zip.readUInt16LE(at + 8));
      const entry = {
        path,
        method: zip.readUInt16LE(at + 10),
        crc: zip.readUInt32LE(at + 16),
        packedBytes: zip.readUInt32LE(at + 20),
        bytes: zip.readUInt32LE(at + 24),
        offset: zip.readUInt32LE(at + 42),
      };
      total += entry.bytes;
      if (total > limits.totalBytes) throw damaged(`it unpacks to more than ${limits.totalBytes} bytes`);
      entries.push(entry);
    }
    at = next;
  }
  return entries;
}

function endOf(zip: Buffer): number {
  const earliest = Math.max(0, zip.length - END.bytes - END.mostComment);
  for (let at = zip.length - END.bytes; at >= earliest; at--) {
    if (zip.readUInt32LE(at) === END.signature) return at;
  }
  throw damaged("it has no end record");
}

function refuseUnsafe(path: string, type: number, flags: number): void {
  const parts = path.split("/");
  const escapes = parts.some((part) => part === "" || part === "." || part === "..");
  if (escapes || /[\\\0]|^[A-Za-z]:/.test(path)) throw damaged(`it holds the unsafe path ${JSON.stringify(path)}`);
  if (type !== 0 && type !== REGULAR) throw damaged(`${JSON.stringify(path)} is a link or a device`);
  if ((flags & ENCRYPTED) !== 0) throw damaged(`${JSON.stringify(path)} is encrypted`);
}

function contentOf(zip: Buffer, entry: Entry): Buffer {
  const { path, offset, packedBytes, bytes } = entry;
  if (offset + LOCAL.bytes > zip.length || zip.readUInt32LE(offset) !== LOCAL.signature)
    throw damaged(`${path} is cut off`);
  const start = offset + LOCAL.bytes + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  if (start + packedBytes > zip.length) throw damaged(`${path} is cut off`);
  const content = unpacked(zip.subarray(start, start + packedBytes), entry);
  if (content.length !== bytes || crc32(content) !== entry.crc) throw damaged(`${path} differs from its checksum`);
  return content;
}

function unpacked(packed: Buffer, { path, method, bytes }: Entry): Buffer {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw damaged(`${path} is packed by the unknown method ${method}`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch (cause) {
    throw damaged(`${path} cannot be unpacked, or is larger than it says`, cause);
  }
}

function damaged(what: string, cause?: unknown): UserError {
  return new UserError(`the archive is refused: ${what}`, { cause });
}
