import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

const TAIL_BYTES = 16 * 1024;
const LONGEST_LINE = 300;

/** The end of a file as text; empty when there is no such file. */
export function readTail(path: string, bytes = TAIL_BYTES): string {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return "";
  }
  try {
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(Math.min(size, bytes));
    const read = readSync(file, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString("utf8", 0, read);
  } finally {
    closeSync(file);
  }
}

/** The last lines of a log: no colours, of a progress bar only its last state, no empty lines. */
export function lastLines(text: string, count = 15): readonly string[] {
  return stripVTControlCharacters(text)
    .split("\n")
    .map((line) => line.trimEnd().replace(/^.*\r/, "").slice(0, LONGEST_LINE))
    .filter((line) => line.trim() !== "")
    .slice(-count);
}

/** `; last lines: a ⏎ b`, or nothing: to hang on a message of one line. */
export function lastLinesOf(path: string, count?: number): string {
  const lines = lastLines(readTail(path), count);
  return lines.length === 0 ? "" : `; last lines: ${lines.join(" ⏎ ")}`;
}
