import type { Row, Verdict } from "../../model/comparison.ts";
import { reachOf } from "../html/interval-mark.ts";
import { type ReportData, ROWS_ID } from "../html/page-data.ts";
import { rowMarkup, VERDICT_SHAPES } from "../html/row-markup.ts";
import { isJudged } from "../rows.ts";
import { choicesOf, type FilterState, filterBar, passes } from "./filters.ts";
import { longTable } from "./long-table.ts";
import { readSamples } from "./read-data.ts";
import { rowDetail } from "./row-detail.ts";
import { type Order, sortableHead, sorted } from "./sorting.ts";
import { showSweeps } from "./sweeps-view.ts";

/** Takes over the table that the page came with, and draws what only scripts can. */
export function showReport(data: ReportData): void {
  showSweeps(data.sweeps);
  const section = document.getElementById(ROWS_ID);
  const [table, bar, more] = ["table", ".filters", ".more"].map((name) => section?.querySelector<HTMLElement>(name));
  if (!(table instanceof HTMLTableElement) || !bar || !more) return;

  const rows = data.rows.map(({ row }) => row);
  const reach = reachOf(rows.filter(isJudged));
  const markup = (place: number) => {
    const row = rows[place];
    return row === undefined ? "" : rowMarkup(row, place, reach);
  };
  const detail = (place: number, panel: HTMLElement) => {
    const own = data.rows[place];
    if (own === undefined) return;
    void readSamples().then((samples) => rowDetail(own, samples[place] ?? [], data, panel));
  };
  const lines = longTable({ table, more, markup, detail });

  let filter: FilterState = { words: [], chosen: {} };
  let order: Order | undefined;
  const refresh = () => {
    const places = rows.flatMap((row, place) =>
      passes(filter, `${row.cell} ${row.metric} ${row.reason}`, facetsOf(row)) ? [place] : [],
    );
    const asked = order;
    lines.show(asked === undefined ? places : sorted(places, asked, (place) => sortValue(rows[place], asked.key)));
    if (places.length === 0) more.textContent = "No row is like that.";
  };
  sortableHead(table, (next) => {
    order = next;
    refresh();
  });
  filterBar(bar, controlsOf(rows), (next) => {
    filter = next;
    refresh();
  });
  refresh();
}

function facetsOf({ verdict, gating, metric, cell }: Row): Readonly<Record<string, string>> {
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
            text: `${VERDICT_SHAPES[verdict]} ${verdict.replace("-", " ")} ${found.toLocaleString("en-US")}`,
          },
        ];
  });
  const gating = ["gating", "observed"].map((value) => ({
    value,
    text: `${value} ${count((row) => row.gating === (value === "gating")).toLocaleString("en-US")}`,
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
