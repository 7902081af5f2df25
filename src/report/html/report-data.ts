import type { Comparison, Row } from "../../model/comparison.ts";
import type { Material } from "../../model/material.ts";
import { metricOf } from "../../model/metric.ts";
import { plainText } from "../../model/plain-text.ts";
import type { Say } from "../language/say.ts";
import { byImportance, isJudged } from "../rows.ts";
import { cellDetails } from "./cells-data.ts";
import type { LevelChange, PageSamples, ReportData, ReportRow } from "./page-data.ts";
import { QUANTILE_SHARES } from "./quantiles.ts";
import { type Columns, columnsOf, rounded } from "./series-data.ts";
import { sweepsData } from "./sweep-data.ts";

const LONGEST_TEXT = 1_000;

/** Everything that the page's script draws, most important rows first. */
export function reportData(
  comparison: Comparison,
  material: Material,
  say: Say,
): { readonly data: ReportData; readonly samples: PageSamples } {
  const columns = columnsOf(material.past, material.head);
  const rows = byImportance(comparison.rows);
  return {
    data: {
      kind: "report",
      slots: columns.slots,
      shares: QUANTILE_SHARES,
      rows: rows.map((row) => rowData(row, material, columns, say)),
      sweeps: sweepsData(comparison),
      cells: cellDetails(material, new Set(rows.map(({ cell }) => cell)), say),
    },
    samples: rows.map(({ cell, metric }) => columns.samples(cell, metric)),
  };
}

function rowData(row: Row, { shifts, levels }: Material, columns: Columns, say: Say): ReportRow {
  const ofSeries = (one: { readonly cell: string; readonly metric: string }) =>
    one.cell === row.cell && one.metric === row.metric;
  const changes = shifts.filter(ofSeries).flatMap(({ session, before, after }): readonly LevelChange[] => {
    const slot = columns.slotOf.get(session);
    return slot === undefined ? [] : [{ slot, before: rounded(before), after: rounded(after) }];
  });
  const metric = metricOf(row.metric);
  const texts = { cell: plainText(row.cell), metric: plainText(row.metric), unit: plainText(row.unit, 20) };
  return {
    row: shownRow(row, say),
    series: {
      ...texts,
      ...(metric === undefined ? {} : { better: metric.betterWhen }),
      changes,
      levels: levels.filter(ofSeries).map(({ label, value }) => ({ label: plainText(label, 60), value })),
    },
  };
}

/** The samples are the series' own; twice would be too much. */
export function shownRow(row: Row, say: Say): Row {
  const texts = {
    cell: plainText(row.cell),
    metric: plainText(row.metric),
    unit: plainText(row.unit, 20),
    reason: plainText(say(row.reason), LONGEST_TEXT),
  };
  if (!isJudged(row)) return { ...row, ...texts };
  const { tails: _, ...evidence } = row.evidence;
  return {
    ...row,
    ...texts,
    evidence: { ...evidence, method: plainText(say(evidence.method)), samples: { base: [], head: [] } },
  };
}
