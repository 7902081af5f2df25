import type { JudgedRow, Row } from "../../model/comparison.ts";
import { formatChange, formatInterval, formatPercent, formatQuantity } from "../format.ts";
import type { CellDetail, ReportData, ReportRow, Samples } from "../html/page-data.ts";
import { isJudged } from "../rows.ts";
import { distributionChart } from "./distribution-chart.ts";
import { element } from "./element.ts";
import { figure, legend, widthOf } from "./figure.ts";
import { seriesChart } from "./series-chart.ts";
import { timelineChart } from "./timeline-chart.ts";
import { say } from "./words.ts";

/** Puts what stands behind one row into its panel, most telling first. */
export function rowDetail({ row, series }: ReportRow, samples: Samples, data: ReportData, panel: HTMLElement): void {
  const cell = data.cells[row.cell];
  const picture = element("div", { class: "picture" });
  const facts = element("div", { class: "pairs" }, ...evidence(row));
  const top = element("div", { class: "top" }, picture, facts);
  panel.append(element("p", { class: "reason" }, row.reason), top);
  if (samples.some((own) => own.length > 0)) {
    const range = isJudged(row)
      ? { base: row.base, interval: row.interval, relative: row.evidence.thresholds.relative }
      : undefined;
    const told = say(`Every repeat of ${row.cell} ${row.metric}, by session. ${row.reason}`);
    const chart = seriesChart({ series, samples, slots: data.slots, width: widthOf(picture, 900) }, range);
    picture.append(figure(say("Every repeat, by session"), told, chart), seriesLegend(data));
  }
  if (cell === undefined) return;
  picture.append(...engine(cell));
  const width = widthOf(panel, 1_400);
  panel.append(...distributions(cell, data.shares, width), ...timelines(cell, width), ...papers(cell));
}

function seriesLegend({ slots }: ReportData): HTMLElement {
  const has = (side: string) => slots.some((slot) => slot.side === side);
  return legend(
    ...(has("past") ? [{ kind: "past", text: "baseline sessions" }] : []),
    ...(has("base") ? [{ kind: "base", text: "base, in turn with the head" }] : []),
    { kind: "head", text: "head, with the interval of its change" },
    ...(has("again") ? [{ kind: "again", text: "head, measured again" }] : []),
    { kind: "band", text: "too small to matter" },
  );
}

function evidence(row: Row): readonly HTMLElement[] {
  if (!isJudged(row)) return [];
  return [definitions("How it was judged", evidenceLines(row))];
}

function evidenceLines({ change, interval, detectable, evidence: own, unit, base, head }: JudgedRow) {
  const { thresholds, confirmation, requests } = own;
  const p = (value: number) => (value < 1e-4 ? value.toExponential(1) : String(Number(value.toPrecision(3))));
  return [
    ["Base → head", `${formatQuantity(base, unit)} → ${formatQuantity(head, unit)}`],
    ["Change", `${formatChange(change)} ${formatInterval(interval)}`],
    ["Could have seen", formatPercent(detectable)],
    ["Must see", formatPercent(thresholds.mustSee)],
    [
      "Matters from",
      `${formatPercent(thresholds.relative)}${thresholds.absolute === 0 ? "" : ` ${say("and")} ${formatQuantity(thresholds.absolute, unit)}`}`,
    ],
    ["Method", own.method],
    ["p, corrected", `${p(own.p)}, ${p(own.adjusted)} (alpha ${thresholds.alpha})`],
    ["Sessions, df", `${own.sessions}, ${Number(own.df.toPrecision(3))}`],
    ...(requests === undefined
      ? []
      : [
          [
            "Failed",
            say(
              `${requests.base.failed} of ${requests.base.requested} → ${requests.head.failed} of ${requests.head.requested}`,
            ),
          ],
        ]),
    ...(confirmation === undefined
      ? []
      : [["Measured again", `${formatChange(confirmation.change)}, p ${p(confirmation.p)}`]]),
  ] as const;
}

function definitions(title: string, lines: readonly (readonly (string | undefined)[])[]): HTMLElement {
  const rows = lines.map(([name = "", value = ""]) =>
    element("tr", {}, element("th", { scope: "row" }, say(name)), element("td", {}, value)),
  );
  return element("table", { class: "plain" }, element("caption", {}, say(title)), element("tbody", {}, ...rows));
}

function engine({ engine: facts }: CellDetail): readonly HTMLElement[] {
  if (facts.length === 0) return [];
  const number = (value: number | undefined) => (value === undefined ? "–" : String(Number(value.toPrecision(4))));
  const rows = facts.map(({ name, base, head }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, name),
      element("td", { class: "number" }, number(base)),
      element("td", { class: "number" }, number(head)),
    ),
  );
  const columns = ["What the engine says", "Base", "Head"].map((name) => element("th", { scope: "col" }, say(name)));
  return [
    element(
      "table",
      { class: "plain" },
      element("caption", {}, say("What may explain it")),
      element("thead", {}, element("tr", {}, ...columns)),
      element("tbody", {}, ...rows),
    ),
  ];
}

function distributions(
  { distributions: all }: CellDetail,
  shares: readonly number[],
  width: number,
): readonly HTMLElement[] {
  const entries = Object.entries(all);
  if (entries.length === 0) return [];
  const each = width >= 560 ? Math.floor((width - 32) / entries.length) : width;
  const charts = entries.map(([measure, lines]) =>
    figure(
      say(`${measure.toUpperCase()} of single requests`),
      say(`How many requests were at most so slow, ${measure}, one line for each repeat of base and head`),
      distributionChart(measure, lines, shares, each),
    ),
  );
  return [
    element("div", { class: "charts" }, ...charts),
    legend({ kind: "line base", text: "base, a line a repeat" }, { kind: "line head", text: "head, a line a repeat" }),
  ];
}

function timelines({ timelines: trials }: CellDetail, width: number): readonly HTMLElement[] {
  return trials.map(({ label, traces }) => {
    const place = element("div", { class: "charts" });
    const fold = element("details", { class: "timeline" }, element("summary", {}, say(`Timeline: ${label}`)), place);
    const each = width >= 560 ? Math.floor((width - 32) / 3) : width;
    fold.addEventListener("toggle", () => {
      if (place.childElementCount > 0) return;
      const charts = traces.map((trace) =>
        figure(trace.name, say(`${trace.name} over the trial`), timelineChart(trace, each)),
      );
      place.append(...charts);
    });
    return fold;
  });
}

function papers({ files, notes }: CellDetail): readonly HTMLElement[] {
  const links = files.map(({ text, href }) =>
    element("li", {}, href === undefined ? element("code", {}, text) : element("a", { href }, text)),
  );
  const remarks = notes.map((note) => element("li", {}, note));
  const fold = (title: string, items: readonly HTMLElement[]) =>
    items.length === 0
      ? []
      : [element("details", {}, element("summary", {}, `${say(title)}: ${items.length}`), element("ul", {}, ...items))];
  return [...fold("Notes of the trials", remarks), ...fold("Raw files", links)];
}
