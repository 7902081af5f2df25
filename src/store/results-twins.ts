import { basename, dirname, join, sep } from "node:path";
import { isSameRun, joinRun } from "../tools/same-run.ts";
import type { NamedReading } from "../tools/tool.ts";
import type { SuiteNote } from "../tools/vllm-bench/suite-note.ts";
import { stemOf } from "./results-cell.ts";
import { isJsonName } from "./results-files.ts";

/** The results of one file. */
export interface ReadFile {
  readonly path: string;
  /** The path below what the user named: names above that are the user's, and say nothing of the result. */
  readonly within: string;
  readonly readings: readonly NamedReading[];
  /** What a suite noted of it. */
  readonly noted?: SuiteNote;
}

/**
 * Every run once. A run is often kept twice: as its JSON and as what was printed (`x.json` beside `x.txt` and
 * `x.pytorch.json`), in a sweep's `summary.json`, and in a log beside it or above its folder. The exact JSON stays, and takes over what only the text says.
 */
export function withoutTwins(files: readonly ReadFile[]): readonly ReadFile[] {
  const kept = files.map((file) => ({ ...file, readings: [...file.readings] }));
  const byName = new Map<string, typeof kept>();
  for (const file of kept) {
    const name = join(dirname(file.path), stemOf(file.path));
    byName.set(name, [...(byName.get(name) ?? []), file]);
  }
  const bestFirst = [...kept].sort((a, b) => rank(a.path) - rank(b.path));
  for (const file of bestFirst.filter(({ path }) => isJsonName(path))) {
    const folder = dirname(file.path);
    const alike = byName.get(join(folder, stemOf(file.path))) ?? [];
    const above = kept.filter(({ path }) => join(folder, sep).startsWith(join(dirname(path), sep)));
    const lists = above.filter(({ path }) => !isJsonName(path) || SWEEP_LIST.test(basename(path)));
    for (const copy of new Set([...alike, ...lists])) {
      if (rank(copy.path) > rank(file.path))
        takeOver(file.readings, copy.readings, EXACT_LIST.test(basename(copy.path)));
    }
  }
  return kept.filter(({ readings }) => readings.length > 0);
}

/** A sweep's own list of its runs, beside their files or above their folders. */
const SWEEP_LIST = /^(?:summary|SLA--.*)\.json$/;
const EXACT_LIST = /^(?:summary\.csv|summary\.json|SLA--.*\.json)$/;

/** The lower, the better the source. */
function rank(path: string): number {
  if (!isJsonName(path)) return 3;
  if (path.endsWith(".pytorch.json")) return 2;
  return SWEEP_LIST.test(basename(path)) ? 1 : 0;
}

/** A search for a load lists a run again each time that it comes back to it: in a list of exact numbers every copy is one. */
function takeOver(originals: NamedReading[], copies: NamedReading[], exact: boolean): void {
  for (const [index, original] of originals.entries()) {
    const twin = twinOf(original, copies);
    const [copy] = twin === -1 ? [] : copies.splice(twin, 1);
    if (copy !== undefined) originals[index] = joinRun(original, copy);
    for (let again = twinOf(original, copies); exact && again !== -1; again = twinOf(original, copies))
      copies.splice(again, 1);
  }
}

function twinOf(original: NamedReading, copies: readonly NamedReading[]): number {
  return copies.findIndex((copy) => isSameRun(original, copy));
}
