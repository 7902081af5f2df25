import type { Row, Verdict } from "../../model/comparison.ts";
import { reachOf } from "../html/interval-mark.ts";
import { type ReportData, ROWS_ID } from "../html/page-data.ts";
import { choicesOf } from "../html/row-filter.ts";
import { rowMarkup, VERDICT_SHAPES } from "../html/row-markup.ts";
import { isJudged } from "../rows.ts";
import { longTable } from "./long-table.ts";
import { readSamples } from "./read-data.ts";
import { rowDetail } from "./row-detail.ts";
import { showSweeps } from "./sweeps-view.ts";
import { shownRows } from "./table-view.ts";
import { say } from "./words.ts";

/** The table of all rows, and what only scripts can draw. */
export function showReport(data: ReportData): void {
  showSweeps(data.sweeps);
  const rows = data.rows.map(({ row }) => row);
  const reach = reachOf(rows.filter(isJudged));
  shownRows({
    sectionId: ROWS_ID,
    count: rows.length,
    text: (place) => `${rows[place]?.cell} ${rows[place]?.metric} ${rows[place]?.reason}`,
    facets: (place) => facetsOf(rows[place]),
    sortValue: (place, key) => sortValue(rows[place], key),
    controls: controlsOf(rows),
    table: (parts) =>
      longTable({
        ...parts,
        markup: (place) => {
          const row = rows[place];
          return row === undefined ? "" : rowMarkup(row, place, reach, say);
        },
        detail: (place, panel) => {
          const own = data.rows[place];
          if (own === undefined) return;
          void readSamples().then((samples) => rowDetail(own, samples[place] ?? [], data, panel));
        },
      }),
  });
}

function facetsOf(row: Row | undefined): Readonly<Record<string, string>> {
  if (row === undefined) return {};
  const { verdict, gating, metric, cell } = row;
  return { verdict, gating: gating ? "gating" : "observed", metric, cell };
}

function controlsOf(rows: readonly Row[]) {
  const count = (which: (row: Row) => boolean) => rows.filter(which).length;
  const verdicts = (Object.keys(VERDICT_SHAPES) as Verdict[]).flatMap((verdict) => {
    const found = count((row) => row.verdict === verdict);
    return found === 0
      ? []
      : [
          {
            value: verdict,
            text: `${VERDICT_SHAPES[verdict]} ${say(verdict.replace("-", " "))} ${found.toLocaleString("en-US")}`,
          },
        ];
  });
  const gating = ["gating", "observed"].map((value) => ({
    value,
    text: `${say(value)} ${count((row) => row.gating === (value === "gating")).toLocaleString("en-US")}`,
  }));
  return {
    toggles: [
      { name: "verdict", label: "Verdict", choices: verdicts },
      { name: "gating", label: "Gating", choices: gating },
    ],
    selects: [
      { name: "metric", label: "Metric", choices: choicesOf(rows.map(({ metric }) => metric)) },
      { name: "cell", label: "Cell", choices: choicesOf(rows.map(({ cell }) => cell)) },
    ],
  };
}

const VERDICT_ORDER = Object.keys(VERDICT_SHAPES).reverse();

function sortValue(row: Row | undefined, key: string): string | number | undefined {
  if (row === undefined) return undefined;
  const judged = isJudged(row) ? row : undefined;
  const values: Readonly<Record<string, string | number | undefined>> = {
    verdict: VERDICT_ORDER.indexOf(row.verdict),
    cell: row.cell,
    metric: row.metric,
    base: row.base,
    head: row.head,
    change: judged?.change,
    interval: judged === undefined ? undefined : judged.interval[1] - judged.interval[0],
    detectable: judged?.detectable,
  };
  return values[key];
}
