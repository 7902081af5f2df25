import { isObject, type JsonObject } from "../json-object.ts";
import type { NamedReading } from "../tool.ts";
import { isBenchmarkList, readingOfList } from "./metric-list.ts";

/** `data.js` and the JSON file of github-action-benchmark: each suite's results, the newest last. */
type History = JsonObject & { readonly entries: Readonly<Record<string, readonly JsonObject[]>> };

export function isHistory(value: unknown): value is History {
  const suites = isObject(value) ? value["entries"] : undefined;
  return isObject(suites) && Object.keys(suites).length > 0 && Object.values(suites).every(isSuite);
}

function isSuite(runs: unknown): runs is readonly JsonObject[] {
  return (
    Array.isArray(runs) && runs.length > 0 && runs.every((run) => isObject(run) && isBenchmarkList(run["benches"]))
  );
}

const DIRECTIONS: Readonly<Record<string, string>> = {
  customSmallerIsBetter: "smaller",
  customBiggerIsBetter: "bigger",
};

/** The newest result of each suite: the others are of other commits, and no repeats of it. */
export function readHistory({ entries }: History): readonly NamedReading[] {
  return Object.entries(entries).flatMap(([suite, runs]) => {
    const newest = runs.at(-1);
    const benches = newest?.["benches"];
    if (newest === undefined || !isBenchmarkList(benches)) return [];
    const direction = DIRECTIONS[String(newest["tool"])];
    const reading = readingOfList(
      benches.map((bench) => (direction === undefined ? bench : { direction, ...bench })),
      "name",
    );
    const commit = isObject(newest["commit"]) ? String(newest["commit"]["id"]) : "unknown";
    const older = runs.length > 1 ? [`not read: ${runs.length - 1} older results of ${suite}`] : [];
    return [{ ...reading, point: suite, notes: [`of commit ${commit}`, ...older, ...reading.notes] }];
  });
}
