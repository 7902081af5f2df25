import { ABSENT, formatChange, formatPercent, formatQuantity } from "../format.ts";
import type { Say } from "../language/say.ts";
import { escaped } from "./markup.ts";
import type { HistoryRow, LevelChange, SeriesData, Slot } from "./page-data.ts";
import { breakable } from "./row-markup.ts";

export const HISTORY_COLUMNS = [
  { key: "cell", title: "Cell", wide: true },
  { key: "metric", title: "Metric" },
  { key: "trend", title: "History", wide: true },
  { key: "first", title: "First", wide: true, number: true },
  { key: "newest", title: "Newest", number: true },
  { key: "change", title: "Last change of level" },
  { key: "noise", title: "Noise", wide: true, number: true },
  { key: "sessions", title: "Sessions", wide: true, number: true },
] as const;

/** A change in words and as a fraction: which way is better belongs to the metric. */
export function changeOf({ better }: SeriesData, { before, after }: LevelChange) {
  const change = after / before - 1;
  const isBetter = better === "higher" ? change > 0 : change < 0;
  return { change, word: better === undefined ? "changed" : isBetter ? "better" : "worse" } as const;
}

/** One line of the history's table; the script draws the picture into `.trend`. */
export function historyMarkup(
  { series, gating, first, newest, noise, sessions }: HistoryRow,
  index: number,
  slots: readonly Slot[],
  say: Say,
): string {
  const { cell, metric, unit, changes } = series;
  return `<tr class="${gating ? "attention" : "quiet"}" data-index="${index}">${[
    `<td class="cell wide">${breakable(cell)}</td>`,
    `<th scope="row"><button type="button" class="open" aria-expanded="false"><span class="narrow">${escaped(cell)}</span>${escaped(metric)}</button></th>`,
    `<td class="trend wide"></td>`,
    `<td class="number wide">${escaped(formatQuantity(first, unit))}</td>`,
    `<td class="number">${escaped(formatQuantity(newest, unit))}</td>`,
    `<td>${lastChange(series, changes.at(-1), slots, say)}</td>`,
    `<td class="number wide">${escaped(formatPercent(noise))}</td>`,
    `<td class="number wide">${sessions}</td>`,
  ].join("")}</tr>`;
}

function lastChange(series: SeriesData, last: LevelChange | undefined, slots: readonly Slot[], say: Say): string {
  if (last === undefined) return ABSENT;
  const { change, word } = changeOf(series, last);
  const at = slots[last.slot]?.label ?? "";
  return `<span class="${word}">${escaped(`${formatChange(change)} ${say(word)}`)}</span> <small>${escaped(say(`at ${at}`))}</small>`;
}
