import { grouped } from "../model/grouped.ts";
import type { Line } from "./clean-text.ts";
import { titlesAbove } from "./titles-above.ts";
import type { NamedReading, Placed } from "./tool.ts";

/** Repeats of random lengths differ by less; another workload by more. */
const SAME_WORK = 0.1;

/**
 * Printed results of one text at the same load point are repeats only when they are of the same work and under the same title: people
 * paste "before" and "after", or one workload behind the other, into one comment. Others are variants, named by their titles, and where
 * these do not tell them apart by their lines.
 */
export function toldApart(printed: readonly Placed[], lines: readonly Line[]): readonly Placed[] {
  const free = printed.filter(({ reading }) => isFree(reading)).sort((a, b) => a.start - b.start);
  if (free.length < 2) return printed;
  const names = namesOf(free, lines);
  return printed.map((placed) => {
    const variant = names.get(placed);
    return variant === undefined ? placed : { ...placed, reading: { ...placed.reading, variant } };
  });
}

interface Titled {
  readonly placed: Placed;
  readonly title: string;
}

function namesOf(free: readonly Placed[], lines: readonly Line[]): ReadonlyMap<Placed, string> {
  const titles = titlesAbove(
    lines,
    free.map(({ start }) => start),
  );
  const titled: readonly Titled[] = free.map((placed, at) => ({ placed, title: titles[at] ?? "" }));
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
