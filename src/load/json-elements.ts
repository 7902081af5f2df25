import { isUtf8 } from "node:buffer";
import { messageOf, UserError } from "../model/errors.ts";

const BACKSLASH = 0x5c;
const QUOTE = 0x22;

/** What `{`, `[`, `}` and `]` do to the depth. */
const NESTING: ReadonlyMap<number, 1 | -1> = new Map([
  [0x7b, 1],
  [0x5b, 1],
  [0x7d, -1],
  [0x5d, -1],
]);

/**
 * The objects of a JSON array, parsed one by one: ShareGPT's file is longer than the longest string that a JavaScript
 * engine can hold.
 * @throws UserError with file and line when the file is not an array of JSON objects.
 */
export function* jsonElements(bytes: Buffer, path: string): Generator<unknown> {
  const first = behindMark(bytes);
  if (
    bytes
      .subarray(first, first + 1024)
      .toString()
      .trimStart()[0] !== "["
  ) {
    throw new UserError(`${path}:1: expected a JSON array, found ${excerpt(bytes, first)}`);
  }
  let depth = 0;
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const change = NESTING.get(byte);
    if (byte === QUOTE) at = endOfString(bytes, at);
    if (change === undefined) continue;
    depth += change;
    if (depth === 2 && change > 0) start = at;
    if (depth === 1 && change < 0) yield parsed(bytes.subarray(start, at + 1), path, () => lineOf(bytes, start));
    if (depth === 0) return;
  }
  throw new UserError(`${path}:${lineOf(bytes, bytes.length)}: the file ends inside the array`, {
    hint: "the file is cut short; download it again",
  });
}

/**
 * The lines of a JSON-lines file, with their numbers; empty lines are left out.
 * @throws UserError with file and line when a line is no JSON, or no UTF-8.
 */
export function* jsonLines(bytes: Buffer, path: string): Generator<{ readonly line: number; readonly value: unknown }> {
  let line = 1;
  for (let from = behindMark(bytes); from < bytes.length; line += 1) {
    const newline = bytes.indexOf(0x0a, from);
    const to = newline < 0 ? bytes.length : newline;
    const number = line;
    const text = bytes.subarray(from, to);
    if (text.toString().trim() !== "") yield { line, value: parsed(text, path, () => number) };
    from = to + 1;
  }
}

/** Index of the closing quote, or of the last byte. */
function endOfString(bytes: Buffer, opening: number): number {
  let at = bytes.indexOf(QUOTE, opening + 1);
  while (at >= 0 && isEscaped(bytes, at)) at = bytes.indexOf(QUOTE, at + 1);
  return at < 0 ? bytes.length - 1 : at;
}

function isEscaped(bytes: Buffer, quote: number): boolean {
  let backslashes = 0;
  while (bytes[quote - 1 - backslashes] === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

/** Some editors begin a file with a mark of its byte order, which is no part of it. */
function behindMark(bytes: Buffer): number {
  return bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
}

const BYTE_ORDER_MARK = Buffer.from("\ufeff");

function parsed(bytes: Buffer, path: string, line: () => number): unknown {
  if (!isUtf8(bytes)) {
    throw new UserError(`${path}:${line()}: not UTF-8`, { hint: "write the file again as UTF-8: iconv -t UTF-8" });
  }
  try {
    return JSON.parse(bytes.toString());
  } catch (cause) {
    throw new UserError(`${path}:${line()}: not JSON (${messageOf(cause)})`, { cause });
  }
}

function lineOf(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < offset; at = bytes.indexOf(0x0a, at + 1)) line += 1;
  return line;
}

function excerpt(bytes: Buffer, from: number): string {
  return bytes.length === 0 ? "an empty file" : JSON.stringify(bytes.subarray(from, from + 20).toString());
}
