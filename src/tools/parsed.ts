import { type Line, linesOf } from "./clean-text.ts";
import { type FoundJson, findJson } from "./python-json.ts";
import type { Source } from "./tool.ts";

const jsonOf = new WeakMap<Source, FoundJson>();
const linesBySource = new WeakMap<Source, readonly Line[]>();

/** The JSON in a text, found once for all tools that look at it. */
export function jsonIn(source: Source): FoundJson {
  return remembered(jsonOf, source, findJson);
}

/** The lines of a text, split once for all tools that look at it. */
export function linesIn(source: Source): readonly Line[] {
  return remembered(linesBySource, source, linesOf);
}

function remembered<T>(known: WeakMap<Source, T>, source: Source, find: (text: string) => T): T {
  const before = known.get(source);
  if (before !== undefined) return before;
  const found = find(source.text);
  known.set(source, found);
  return found;
}
