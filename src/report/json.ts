import type { Comparison, Row } from "../model/comparison.ts";
import { isJudged } from "./rows.ts";

const COMPARISON_SCHEMA = "llm-perf-gate/comparison@1";

/** What `compare --format json` prints: users script against it. What a row does not have is null, a change is a fraction. */
export function toJson(comparison: Comparison): unknown {
  const { decision, reasons, undecided, cells, rows, slo, missingCells, drift, excuses, sweeps, variants } = comparison;
  return {
    schema: COMPARISON_SCHEMA,
    decision,
    rows: rows.map(rowJson),
    reasons,
    ...(undecided === undefined ? {} : { undecided }),
    ...(cells === undefined ? {} : { cells }),
    slo,
    missingCells,
    ...(drift === undefined ? {} : { drift }),
    ...(excuses === undefined ? {} : { excuses }),
    ...(sweeps === undefined ? {} : { sweeps }),
    ...(variants === undefined ? {} : { variants }),
  };
}

function rowJson(row: Row): unknown {
  const judged = isJudged(row) ? row : undefined;
  const { cell, metric, unit, gating, verdict, reason } = row;
  return {
    cell,
    metric,
    unit,
    gating,
    verdict,
    base: row.base ?? null,
    head: row.head ?? null,
    change: judged?.change ?? null,
    interval: judged?.interval ?? null,
    detectable: judged?.detectable ?? null,
    reason,
    ...(judged?.warning === true ? { warning: true } : {}),
    ...(judged?.advice === true ? { advice: true } : {}),
    evidence: row.evidence,
  };
}
