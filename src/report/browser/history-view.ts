import { formatChange, formatQuantity } from "../format.ts";
import { changeOf, historyMarkup } from "../html/history-markup.ts";
import { type HistoryData, type HistoryRow, ROWS_ID, type Slot } from "../html/page-data.ts";
import { choicesOf } from "../html/row-filter.ts";
import { element, whenSeen } from "./element.ts";
import { figure, widthOf } from "./figure.ts";
import { longTable } from "./long-table.ts";
import { readSamples } from "./read-data.ts";
import { seriesChart } from "./series-chart.ts";
import { sparkline } from "./sparkline.ts";
import { shownRows } from "./table-view.ts";
import { say } from "./words.ts";

/** All series of a store: a small picture each, the whole one when its row is opened. */
export function showHistory({ rows, slots }: HistoryData): void {
  shownRows({
    sectionId: ROWS_ID,
    count: rows.length,
    text: (place) => `${rows[place]?.series.cell} ${rows[place]?.series.metric}`,
    facets: (place) => facetsOf(rows[place]),
    sortValue: (place, key) => sortValue(rows[place], key),
    controls: {
      toggles: [
        { name: "gating", label: "Gating", choices: counted(rows, "gating", ["gating", "observed"]) },
        { name: "level", label: "Level", choices: counted(rows, "level", ["worse", "better", "steady"]) },
      ],
      selects: [
        { name: "metric", label: "Metric", choices: choicesOf(rows.map(({ series }) => series.metric)) },
        { name: "cell", label: "Cell", choices: choicesOf(rows.map(({ series }) => series.cell)) },
      ],
    },
    table: (parts) =>
      longTable({
        ...parts,
        markup: (place) => {
          const row = rows[place];
          return row === undefined ? "" : historyMarkup(row, place, slots, say);
        },
        added: (place, line) => drawTrend(rows[place], place, line),
        detail: (place, panel) => void drawDetail(rows[place], place, slots, panel),
      }),
  });
}

function drawTrend(row: HistoryRow | undefined, place: number, line: HTMLTableRowElement): void {
  const cell = line.querySelector(".trend");
  if (row === undefined || cell === null) return;
  whenSeen(cell, () => {
    void readSamples().then((samples) => cell.replaceChildren(sparkline(row.series, samples[place] ?? [])));
  });
}

async function drawDetail(row: HistoryRow | undefined, place: number, slots: readonly Slot[], panel: HTMLElement) {
  const samples = (await readSamples())[place];
  if (row === undefined || samples === undefined) return;
  const { series } = row;
  const told = say(
    `Every repeat of ${series.cell} ${series.metric}, by session; ${series.changes.length} lasting changes of level.`,
  );
  panel.append(
    figure(
      say("Every repeat, by session"),
      told,
      seriesChart({ series, samples, slots, width: widthOf(panel, 1_400) }),
    ),
  );
  const changes = series.changes.map((change) => {
    const { change: size, word } = changeOf(series, change);
    const slot = slots[change.slot];
    const levels = `${formatQuantity(change.before, series.unit)} → ${formatQuantity(change.after, series.unit)}`;
    return element(
      "li",
      {},
      `${slot?.at?.slice(0, 10) ?? ""} ${slot?.label ?? ""}: ${levels}, ${formatChange(size)} ${say(word)}`,
    );
  });
  if (changes.length > 0)
    panel.append(element("p", {}, say("Lasting changes of level:")), element("ul", {}, ...changes));
}

function facetsOf(row: HistoryRow | undefined): Readonly<Record<string, string>> {
  if (row === undefined) return {};
  const last = row.series.changes.at(-1);
  return {
    gating: row.gating ? "gating" : "observed",
    level: last === undefined ? "steady" : changeOf(row.series, last).word,
    metric: row.series.metric,
    cell: row.series.cell,
  };
}

function counted(rows: readonly HistoryRow[], name: string, values: readonly string[]) {
  return values.map((value) => {
    const count = rows.filter((row) => facetsOf(row)[name] === value).length;
    return { value, text: `${say(value)} ${count.toLocaleString("en-US")}` };
  });
}

function sortValue(row: HistoryRow | undefined, key: string): string | number | undefined {
  if (row === undefined) return undefined;
  const last = row.series.changes.at(-1);
  const change = last === undefined ? undefined : last.after / last.before - 1;
  const { cell, metric } = row.series;
  const values: Readonly<Record<string, string | number | undefined>> = {
    ...row,
    series: undefined,
    gating: undefined,
    cell,
    metric,
    change,
    trend: last?.slot,
  };
  return values[key];
}
