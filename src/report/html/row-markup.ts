import type { Row, Verdict } from "../../model/comparison.ts";
import { ABSENT, formatChange, formatInterval, formatPercent, formatQuantity } from "../format.ts";
import type { Say } from "../language/say.ts";
import { isJudged, needsAttention, sawNothing, verdictWords } from "../rows.ts";
import { intervalMark } from "./interval-mark.ts";
import { escaped } from "./markup.ts";

/** Shapes differ, so that no verdict is told by its colour alone. */
export const VERDICT_SHAPES: Readonly<Record<Verdict, string>> = {
  regression: "✖",
  "not-comparable": "⊘",
  inconclusive: "?",
  improvement: "✚",
  unchanged: "=",
};

/** `key` is what the table can be sorted by; `wide` columns are left out on a phone, where the row's details tell them. */
export const COLUMNS = [
  { key: "verdict", title: "Verdict" },
  { key: "cell", title: "Cell", wide: true },
  { key: "metric", title: "Metric" },
  { key: "base", title: "Base", wide: true, number: true },
  { key: "head", title: "Head", wide: true, number: true },
  { key: "change", title: "Change", number: true },
  { key: "interval", title: "Interval", wide: true },
  { key: "detectable", title: "Could see", wide: true, number: true },
] as const;
export type SortKey = (typeof COLUMNS)[number]["key"];

/** One line of the table; `index` is the row's place in the data, by which the script finds it. */
export function rowMarkup(row: Row, index: number, reach: number, say: Say): string {
  const judged = isJudged(row) ? row : undefined;
  const classes = [sawNothing(row) ? "unchanged" : row.verdict, needsAttention(row) ? "attention" : "quiet"].join(" ");
  const [verdict = "", ...remarks] = verdictWords(row, say).split(", ");
  const small = remarks.length === 0 ? "" : ` <small>${escaped(remarks.join(", "))}</small>`;
  const words = `<span class="shape" aria-hidden="true">${shapeOf(row)}</span> ${escaped(verdict)}${small}`;
  const change = judged === undefined ? ABSENT : formatChange(judged.change);
  const interval =
    judged === undefined
      ? ABSENT
      : `<span title="${escaped(`${formatPercent(1 - judged.evidence.thresholds.alpha)} interval ${formatInterval(judged.interval)}`)}">${intervalMark(judged, reach)}<span class="sr">${escaped(formatInterval(judged.interval))}</span></span>`;
  return `<tr class="${classes}" data-index="${index}">${[
    `<td class="verdict">${words}</td>`,
    `<td class="cell wide">${breakable(row.cell)}</td>`,
    `<th scope="row"><button type="button" class="open" aria-expanded="false"><span class="narrow">${escaped(row.cell)}</span>${escaped(row.metric)}</button></th>`,
    `<td class="number wide">${quantity(row.base, row.unit)}</td>`,
    `<td class="number wide">${quantity(row.head, row.unit)}</td>`,
    `<td class="number change">${escaped(change)}</td>`,
    `<td class="wide">${interval}</td>`,
    `<td class="number wide">${judged === undefined ? ABSENT : couldSee(judged.detectable)}</td>`,
  ].join("")}</tr>`;
}

/** A row that found nothing and could have seen it looks like an unchanged one, as its words do. */
function shapeOf(row: Row): string {
  return VERDICT_SHAPES[sawNothing(row) ? "unchanged" : row.verdict];
}

/** A cell's name may be broken where its parts meet. */
export function breakable(cell: string): string {
  return escaped(cell).replaceAll(/[/,]/g, "$&<wbr>");
}

/** Beyond tenfold a row is blind, and the digits say nothing. */
function couldSee(detectable: number): string {
  return detectable > 10 ? "&gt; 1,000 %" : escaped(formatPercent(detectable));
}

function quantity(value: number | undefined, unit: string): string {
  return value === undefined ? ABSENT : escaped(formatQuantity(value, unit));
}
