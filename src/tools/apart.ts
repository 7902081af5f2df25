import type { NamedReading } from "./tool.ts";

/**
 * What tells the results of one text apart, as the end of a name: the settings in which they differ, no more of them than
 * it takes, and those of `first` before others. Results that are alike in all of them are repeats and have the same.
 */
export function endingsOf(
  readings: readonly NamedReading[],
  first: readonly string[],
  last: readonly string[] = [],
): ReadonlyMap<NamedReading, readonly string[]> {
  let endings = new Map<NamedReading, readonly string[]>(readings.map((reading) => [reading, []]));
  for (const id of settingsOf(readings, first, last)) {
    const longer = new Map([...endings].map(([reading, words]) => [reading, [...words, `${id}=${word(reading, id)}`]]));
    if (kinds(longer) > kinds(endings)) endings = longer;
  }
  return endings;
}

/** Results of one test with different set-ups are no repeats of each other: a set-up is a part of the test's name. */
export function apartBySetUp(
  readings: readonly NamedReading[],
  first: readonly string[],
  last: readonly string[] = [],
): readonly NamedReading[] {
  const tests = [...new Set(readings.flatMap(({ point }) => point ?? []))];
  const groups = tests.map((test) => readings.filter(({ point }) => point === test));
  const endings = new Map(groups.flatMap((group) => [...endingsOf(group, first, last)]));
  return readings.map((reading) =>
    reading.point === undefined
      ? reading
      : { ...reading, point: [reading.point, ...(endings.get(reading) ?? [])].join() },
  );
}

function kinds(endings: ReadonlyMap<NamedReading, readonly string[]>): number {
  return new Set([...endings.values()].map((words) => words.join())).size;
}

function settingsOf(
  readings: readonly NamedReading[],
  first: readonly string[],
  last: readonly string[],
): readonly string[] {
  const ids = readings.flatMap(({ workload }) => Object.keys(workload));
  return [...new Set([...first, ...ids.filter((id) => !last.includes(id)), ...last])];
}

/** Of a path, its last part. */
function word({ workload }: NamedReading, id: string): string {
  const value = String(workload[id] ?? "none");
  return value.replace(/^.*[\\/]/, "").replaceAll(",", "+");
}
