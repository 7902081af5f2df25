import { dirname } from "node:path";
import { joinParts } from "../tools/parts.ts";
import type { NamedReading } from "../tools/tool.ts";
import { stemOf } from "./results-cell.ts";
import type { ReadFile } from "./results-twins.ts";

/** The most exact and most complete first: a summary before what it is made of, and numbers before their rounding. */
const ORDER = [/summary\.json$/i, /\.json$/i, /\.jsonl$/i, /common\w*\.csv$/i, /\.csv$/i];

/** Every run once, also where a tool spreads it over several files of a folder. The first file's path stands for it. */
export function withJoinedParts(files: readonly ReadFile[]): readonly ReadFile[] {
  const groups = new Map<string, Map<ReadFile, NamedReading>>();
  for (const file of files) {
    for (const reading of file.readings) {
      const key = keyOf(file.path, reading);
      if (key !== undefined) groups.set(key, (groups.get(key) ?? new Map()).set(file, reading));
    }
  }
  const joined = new Map<NamedReading, NamedReading | undefined>();
  for (const group of groups.values()) {
    const [best, ...others] = [...group].sort(([a], [b]) => rank(a.path) - rank(b.path)).map(([, reading]) => reading);
    if (best === undefined) continue;
    joined.set(best, joinParts([best, ...others]));
    for (const other of others) joined.set(other, undefined);
  }
  return files.flatMap((file) => {
    const kept = file.readings.flatMap((reading) => (joined.has(reading) ? (joined.get(reading) ?? []) : reading));
    return kept.length === 0 ? [] : [{ ...file, readings: kept }];
  });
}

/** A key that begins with `stem` is of files that bear the same name. */
function keyOf(path: string, { part, tool }: NamedReading): string | undefined {
  if (part === undefined) return undefined;
  const name = part.startsWith("stem ") ? stemOf(path) : "";
  return [tool.name, dirname(path), name, part].join("\n");
}

function rank(path: string): number {
  const found = ORDER.findIndex((name) => name.test(path));
  return found === -1 ? ORDER.length : found;
}
