import { UserError } from "../model/errors.ts";

export type Path = readonly (string | number)[];

/** Both count from 1, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A parsed text that still knows where each of its values stood. */
export interface Document {
  readonly file: string;
  readonly value: unknown;
  /** Where a value or its key stands; of a path that is not there, the nearest that is. */
  readonly locate: (path: Path, part?: "key" | "value") => Position;
}

export interface Mistake {
  readonly path: Path;
  readonly part?: "key" | "value";
  readonly message: string;
}

/** More than these would be read by nobody. */
const MOST_SHOWN = 10;

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}

/** `file:line:column: message`, the form that editors and terminals make clickable. It stays one line, whatever a key holds. */
export function lineOf(file: string, { line, column }: Position, message: string): string {
  return `${file}:${line}:${column}: ${message.replaceAll(/\p{Cc}/gu, " ")}`;
}

/** One line for each mistake, in the order of the text. */
export function mistakesError(document: Document, mistakes: readonly Mistake[], hint?: string): UserError {
  const placed = mistakes
    .map((mistake) => ({ ...mistake, at: document.locate(mistake.path, mistake.part) }))
    .sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const lines = placed.slice(0, MOST_SHOWN).map(({ at, message }) => lineOf(document.file, at, message));
  const more = placed.length - lines.length;
  const text = more > 0 ? [...lines, `and ${more} more mistakes`] : lines;
  return new UserError(text.join("\n"), hint === undefined ? {} : { hint });
}
