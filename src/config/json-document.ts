import { UserError } from "../model/errors.ts";
import { type Document, lineOf, type Path, positionAt } from "./document.ts";

const SPACE = /[ \t\r\n]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows no control character inside a string
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Far deeper than any suite, and shallow enough for the call stack. */
const DEEPEST = 100;

/**
 * Reads JSON and remembers where each value stood, which `JSON.parse` does not.
 * @throws UserError with the position of the first character that cannot be read.
 */
export function jsonDocument(file: string, text: string): Document {
  const offsets = new Map<string, number>();
  let at = text.startsWith("\uFEFF") ? 1 : 0;

  const value = readValue([]);
  take(SPACE);
  if (at < text.length) throw unexpected("the end of the file");
  return { file, value, locate };

  function readValue(path: Path): unknown {
    take(SPACE);
    offsets.set(placeOf(path, "value"), at);
    if (path.length > DEEPEST) throw unexpected(`at most ${DEEPEST} levels`);
    if (skip("{")) return readMembers(path);
    if (skip("[")) return readItems(path);
    const literal = take(STRING) ?? take(LITERAL);
    if (literal === undefined) throw unexpected("a value");
    return JSON.parse(literal);
  }

  function readMembers(path: Path): unknown {
    const members: [string, unknown][] = [];
    while (!skip("}")) {
      if (members.length > 0 && !skip(",")) throw unexpected('"," or "}"');
      take(SPACE);
      const start = at;
      const quoted = take(STRING);
      if (quoted === undefined) throw unexpected("a key in double quotes");
      const key: string = JSON.parse(quoted);
      offsets.set(placeOf([...path, key], "key"), start);
      if (!skip(":")) throw unexpected('":"');
      members.push([key, readValue([...path, key])]);
    }
    return Object.fromEntries(members);
  }

  function readItems(path: Path): unknown {
    const items: unknown[] = [];
    while (!skip("]")) {
      if (items.length > 0 && !skip(",")) throw unexpected('"," or "]"');
      items.push(readValue([...path, items.length]));
    }
    return items;
  }

  function skip(character: string): boolean {
    take(SPACE);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  }

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  }

  function unexpected(expected: string): UserError {
    const seen = text[at];
    const saw = seen === undefined ? "the end of the file" : JSON.stringify(seen);
    return new UserError(lineOf(file, positionAt(text, at), `not readable as JSON: expected ${expected}, saw ${saw}`));
  }

  function locate(path: Path, part: "key" | "value" = "value"): { line: number; column: number } {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const found = offsets.get(placeOf(path.slice(0, depth), depth === path.length ? part : "value"));
      if (found !== undefined) return positionAt(text, found);
    }
    return { line: 1, column: 1 };
  }
}

function placeOf(path: Path, part: "key" | "value"): string {
  return `${part} ${JSON.stringify(path.map(String))}`;
}
