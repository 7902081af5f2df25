import { wordsOf } from "../metric-words.ts";
import type { Grid } from "./grid.ts";
import { isMetricName, isUnitColumn, statisticIn } from "./headings.ts";
import { clean } from "./label.ts";

/** Where a share is a rank. */
const RANKED = /percent|quantile|stat|分位|统计/i;

/** A table with a statistic a row, `| Percentile | TTFT (ms) | TPOT (ms) |`, as one with a statistic a column. */
export function withStatistics(grid: Grid): Grid {
  const { header, body, notes } = grid;
  const wordAt = (at: number, row: readonly string[]): string | undefined => {
    const cell = clean(row[at] ?? "");
    return cell.endsWith("%") && !RANKED.test(header[at] ?? "") ? undefined : statisticIn(cell);
  };
  const at = header.findIndex(
    (name, place) => !isMetricName(name) && body.length > 1 && body.every((row) => wordAt(place, row) !== undefined),
  );
  if (at === -1) return grid;
  const measured = header.flatMap((name, place) => (isMetricName(name) ? [place] : []));
  const isCount = (place: number): boolean => wordsOf(header[place] ?? "")?.meaning.kind === "count";
  // Of each request, and no count of the run.
  const counts = header.flatMap((name, place) => (isCount(place) ? [`not read: ${name}, by its statistics`] : []));
  const others = header.flatMap((name, place) =>
    place === at || measured.includes(place) || isUnitColumn(name) || isCount(place) ? [] : [place],
  );
  const words = [...new Set(body.map((row) => wordAt(at, row) ?? ""))];
  const keyOf = (row: readonly string[]): string => others.map((place) => row[place]).join("|");
  const keys = [...new Set(body.map(keyOf))];
  const told = new Set(body.map((row) => `${keyOf(row)}|${wordAt(at, row)}`));
  if (told.size < body.length) return grid;
  return {
    header: [
      ...others.map((place) => header[place] ?? ""),
      ...measured.flatMap((place) => words.map((word) => `${word} ${header[place] ?? ""}`)),
    ],
    body: keys.map((key) => {
      const rows = body.filter((row) => keyOf(row) === key);
      const [first = []] = rows;
      const cellOf = (place: number, word: string): string =>
        rows.find((row) => wordAt(at, row) === word)?.[place] ?? "";
      return [
        ...others.map((place) => first[place] ?? ""),
        ...measured.flatMap((place) => words.map((word) => cellOf(place, word))),
      ];
    }),
    notes: [...notes, ...counts],
  };
}
