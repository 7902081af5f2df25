import { grouped } from "../model/grouped.ts";
import type { Line } from "./clean-text.ts";
import { titlesAbove } from "./titles-above.ts";
import { titlesAlone } from "./titles-alone.ts";
import type { NamedReading, Placed } from "./tool.ts";

/** Repeats of random lengths differ by less; another workload by more. */
const SAME_WORK = 0.1;

/**
 * Printed results of one text at the same load point are repeats only when they are of the same work and under the same title: people
 * paste "before" and "after", or one workload behind the other, into one comment. Others are variants, named by their titles, and where
 * these do not tell them apart by their lines.
 * @param notesRepeats whether a note says which are read as repeats.
 */
export function toldApart(
  printed: readonly Placed[],
  lines: readonly Line[],
  notesRepeats: boolean,
): readonly Placed[] {
  const free = printed.filter(({ reading }) => isFree(reading)).sort((a, b) => a.start - b.start);
  if (free.length < 2) return printed;
  const names = namesOf(free, lines);
  const note = notesRepeats ? noteOn(free, names) : [];
  return printed.map((placed) => {
    const variant = names.get(placed);
    const notes = placed === free[0] ? [...placed.reading.notes, ...note] : placed.reading.notes;
    return { ...placed, reading: { ...placed.reading, notes, ...(variant === undefined ? {} : { variant }) } };
  });
}

/** Who pasted two sides learns here that they are one; results of several builds are told apart later. */
function noteOn(free: readonly Placed[], names: ReadonlyMap<Placed, string>): readonly string[] {
  const alike = grouped(free, (placed) =>
    JSON.stringify([loadOf(placed.reading), names.get(placed), placed.reading.tool.version]),
  );
  const repeats = [...alike.values()].filter(({ length }) => length > 1).flat().length;
  return repeats === 0
    ? []
    : [`${repeats} results of one text are read as repeats: a title of its own above each makes variants of them`];
}

interface Titled {
  readonly placed: Placed;
  readonly title: string;
}

function namesOf(free: readonly Placed[], lines: readonly Line[]): ReadonlyMap<Placed, string> {
  const titled = titledOf(free, lines);
  const byLoad = [...grouped(titled, ({ placed }) => loadOf(placed.reading)).values()];
  const telling = new Set(byLoad.flatMap(tellingTitles));
  const names = new Map<Placed, string>();
  for (const { placed, title } of titled) if (telling.has(title)) names.set(placed, title === "" ? "untitled" : title);
  for (const alike of byLoad.flatMap((group) => [...grouped(group, ({ title }) => title).values()])) {
    if (isSameWork(alike.map(({ placed }) => placed.reading))) continue;
    for (const { placed, title } of alike) names.set(placed, `${title} (line ${lineAt(lines, placed.start)})`.trim());
  }
  return names;
}

/** By the lines that look like titles wherever they stand, unless those directly above the blocks tell more of the results apart. */
function titledOf(free: readonly Placed[], lines: readonly Line[]): readonly Titled[] {
  const starts = free.map(({ start }) => start);
  const above = withTitles(free, titlesAbove(lines, starts));
  const alone = titlesAlone(lines, starts);
  if (alone === undefined) return above;
  const direct = withTitles(free, alone);
  return told(direct) > told(above) || (told(direct) === told(above) && untitled(direct) < untitled(above))
    ? direct
    : above;
}

function withTitles(free: readonly Placed[], titles: readonly string[]): readonly Titled[] {
  return free.map((placed, at) => ({ placed, title: titles[at] ?? "" }));
}

function told(titled: readonly Titled[]): number {
  return new Set(titled.map(({ placed, title }) => `${loadOf(placed.reading)} ${title}`)).size;
}

function untitled(titled: readonly Titled[]): number {
  return titled.filter(({ title }) => title === "").length;
}

/** Of results at one load point, where they have several. */
function tellingTitles(group: readonly Titled[]): readonly string[] {
  const titles = new Set(group.map(({ title }) => title));
  return titles.size > 1 ? [...titles] : [];
}

function isFree({ cell, variant, part }: NamedReading): boolean {
  return cell === undefined && variant === undefined && part === undefined;
}

/** Where a test has a name of its own, other set-ups are other tests. */
function loadOf({ tool, workload, point }: NamedReading): string {
  return point === undefined
    ? [tool.definition, workload["request_rate"], workload["max_concurrency"]].join()
    : JSON.stringify([tool.definition, point, workload]);
}

/** As many requests, as long on average. */
function isSameWork(readings: readonly NamedReading[]): boolean {
  const [first, ...others] = readings.map(workOf);
  return others.every((other) =>
    other.every((value, at) => {
      const was = first?.[at];
      return value === undefined || was === undefined || Math.abs(value - was) <= SAME_WORK * Math.max(value, was);
    }),
  );
}

function workOf({ counts }: NamedReading): readonly (number | undefined)[] {
  const { requested, completed, inputTokens, outputTokens } = counts;
  const each = (tokens: number | undefined) =>
    tokens === undefined || completed === undefined || completed === 0 ? undefined : tokens / completed;
  return [requested, each(inputTokens), each(outputTokens)];
}

function lineAt(lines: readonly Line[], start: number): number {
  return lines.findLast((line) => line.start <= start)?.number ?? 1;
}
