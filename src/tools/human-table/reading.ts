import { metricOf } from "../../model/metric.ts";
import type { Counts } from "../../model/record.ts";
import { idOf } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";
import { directionOfUnit } from "../unit-direction.ts";
import { agrees } from "./cell.ts";
import type { Entry } from "./label.ts";
import type { Variant } from "./variant.ts";

/** One variant as a reading; `first` is another variant of its point, that changes are printed of. */
export function readingOfVariant({ name, point, entries, notes }: Variant, first: Variant | undefined): NamedReading {
  const metrics: Record<string, number> = {};
  const counts: { -readonly [key in keyof Counts]: number } = {};
  const workload: Record<string, number> = {};
  const units: Record<string, string> = {};
  const said = [...notes];
  for (const entry of entries) {
    const { words, value } = entry;
    const { meaning, unit } = words;
    if (meaning.kind === "foreign") continue;
    if (meaning.kind === "workload") workload[meaning.id] = value;
    else if (meaning.kind === "count") counts[meaning.id] = value;
    else if (metrics[meaning.id] !== undefined) said.push(`not read: a second ${meaning.id}: ${value}`);
    else {
      metrics[meaning.id] = value;
      units[meaning.id] = unit;
      said.push(...changeNotes(entry, first));
    }
  }
  const declared = Object.fromEntries(
    Object.entries(units).flatMap(([id, unit]) => {
      const betterWhen =
        directionOfUnit(unit) ?? (/^(?:ttft|tpot|itl|e2el)$|_(?:ttft|tpot|itl|e2el)$/.test(id) ? "lower" : undefined);
      return metricOf(id) !== undefined || betterWhen === undefined ? [] : [[id, { unit, betterWhen }] as const];
    }),
  );
  const figures = { metrics, counts, workload, unreadable: [], errors: [], notes: said };
  return {
    ...readingOf("table", "human-table@1", figures),
    ...(Object.keys(declared).length === 0 ? {} : { declared }),
    ...(name === undefined ? {} : { variant: name }),
    ...(point === "" ? {} : { point }),
  };
}

/** A printed change that contradicts its numbers, or has none to be checked against. */
function changeNotes(
  { words: { meaning, unit }, value, change }: Entry,
  first: Variant | undefined,
): readonly string[] {
  if (change === undefined) return [];
  const id = idOf(meaning);
  const from = first?.entries.find((entry) => idOf(entry.words.meaning) === id);
  if (from === undefined) return [`not read: the printed change of ${id}, ${change.text}`];
  return agrees(change, from.value, value, unit)
    ? []
    : [`the printed change of ${id}, ${change.text}, contradicts its numbers: ${from.value} and ${value}`];
}
