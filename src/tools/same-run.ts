import type { Reading } from "../model/record.ts";

/** Printed figures are rounded to two places; binary halves may round either way. */
const ROUNDING = 0.005 + 1e-9;

/** Whether two readings are of one run: every metric and count that both print is the same, up to two decimal places in the text. */
export function isSameRun(json: Reading, text: Reading): boolean {
  if (json.tool.definition !== text.tool.definition) return false;
  const shared = Object.entries(text.metrics).flatMap(([id, printed]) => {
    const exact = json.metrics[id];
    return exact === undefined ? [] : [agrees(exact, printed)];
  });
  const counts = Object.entries(text.counts).every(([id, printed]) => {
    const exact = json.counts[id as keyof Reading["counts"]];
    return exact === undefined || exact === printed;
  });
  return counts && shared.length > 1 && shared.every(Boolean);
}

/** The exact numbers of a run's JSON, and what only its text says: tokens, arguments, why requests failed. */
export function joinRun<R extends Reading>(json: R, text: Reading): R {
  const version = json.tool.version ?? text.tool.version;
  return {
    ...json,
    tool: { ...json.tool, ...(version === undefined ? {} : { version }) },
    metrics: { ...text.metrics, ...json.metrics },
    counts: { ...text.counts, ...json.counts },
    workload: { ...text.workload, ...json.workload },
    validity: json.validity.state === "valid" ? text.validity : json.validity,
    notes: [...new Set([...json.notes, ...text.notes])],
  };
}

function agrees(exact: number, printed: number): boolean {
  return exact === printed || (Number(printed.toFixed(2)) === printed && Math.abs(exact - printed) <= ROUNDING);
}
