/** One JSON value found in a text, with its place. */
interface FoundValue {
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
}

export interface FoundJson {
  readonly values: readonly FoundValue[];
  /** Set when the text is a JSON file and a value in it cannot be read: what, and where. */
  readonly broken?: string;
}

/** A file of JSON, not a log that starts with a bracket. */
const JSON_FILE = /^\s*(?:\{\s*["}]|\[\s*[{\]])/;
/** Where a value may start inside a log: at the head of a line, or as a page's data (`window.BENCHMARK_DATA = {…}`). */
const VALUE_START = /^[ \t>|\uFEFF]*(?:window\.\w+ = )?(?=\{\s*"|\[\s*\{)/gm;
/** Unbalanced brackets in a log each cost a scan to its end. */
const MOST_FAILED_SCANS = 50;

/**
 * All JSON objects and arrays in a text as Python's `json` writes them: one, one a line, glued together, or in a log.
 * Bare `NaN`, `Infinity` and `-Infinity` become the strings `"NaN"`, `"Infinity"` and `"-Infinity"`: never a number.
 */
export function findJson(text: string): FoundJson {
  const isFile = JSON_FILE.test(text);
  const values: FoundValue[] = [];
  let at = 0;
  for (let failed = 0; failed < MOST_FAILED_SCANS; ) {
    const start = nextStart(text, at);
    if (start === undefined) break;
    const found = readValue(text, start);
    if ("value" in found) {
      values.push(found);
      at = found.end;
      continue;
    }
    if (isFile) return { values, broken: `${found.what} at ${placeOf(text, found.offset)}` };
    failed += 1;
    at = start + 1;
  }
  return { values };
}

/** `line 3, column 14` of an offset, both from 1. */
function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  return `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
}

/** Appended values need no line of their own: the first record of an appended file is written without a line end. */
function nextStart(text: string, from: number): number | undefined {
  if (from > 0) {
    const next = text.slice(from).search(/\S/) + from;
    if (next >= from && /^\{\s*"/.test(text.slice(next, next + 100))) return next;
  }
  VALUE_START.lastIndex = from;
  const found = VALUE_START.exec(text);
  return found === null ? undefined : found.index + found[0].length;
}

function readValue(text: string, start: number): FoundValue | { readonly what: string; readonly offset: number } {
  const end = endOfValue(text, start);
  if (end === undefined) return { what: "the text ends in the middle of a value", offset: text.length };
  const json = text.slice(start, end);
  try {
    return { value: parseTolerantly(json), start, end };
  } catch (cause) {
    const position = /position (\d+)/.exec(String(cause))?.[1];
    return { what: "not JSON", offset: start + Number(position ?? 0) };
  }
}

function parseTolerantly(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return JSON.parse(withoutBareNumbers(json));
  }
}

/** Offset behind the bracket that closes the one at `start`. */
function endOfValue(text: string, start: number): number | undefined {
  const marks = /["[\]{}]/g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '"') {
      const end = endOfString(text, mark.index);
      if (end === undefined) return undefined;
      marks.lastIndex = end;
      continue;
    }
    depth += mark[0] === "{" || mark[0] === "[" ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return undefined;
}

/** Offset behind the quote that closes the one at `start`: the first that an even number of backslashes precedes. */
function endOfString(text: string, start: number): number | undefined {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
  return undefined;
}

/** Python writes them, JSON has no word for them: https://docs.python.org/3/library/json.html#infinite-and-nan-number-values */
function withoutBareNumbers(json: string): string {
  let out = "";
  let from = 0;
  for (let quote = json.indexOf('"'); quote !== -1; quote = json.indexOf('"', from)) {
    const end = endOfString(json, quote) ?? json.length;
    out += quoteBareNumbers(json.slice(from, quote)) + json.slice(quote, end);
    from = end;
  }
  return out + quoteBareNumbers(json.slice(from));
}

function quoteBareNumbers(outsideStrings: string): string {
  return outsideStrings.replace(/-?\bInfinity\b|\bNaN\b/g, (token) => `"${token}"`);
}
