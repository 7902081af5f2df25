import type { Reading } from "../model/record.ts";

/** More places than this are no rounding. */
const MOST_PLACES = 5;

/**
 * Whether two readings are of one run: every count that both print is the same, and every metric up to the decimal places of the
 * text. A few of a table's columns may have one place, which says little: most metrics must agree in more.
 */
export function isSameRun(json: Reading, text: Reading): boolean {
  if (json.tool.definition !== text.tool.definition) return false;
  const shared = Object.entries(text.metrics).flatMap(([id, printed]) => {
    const exact = json.metrics[id];
    return exact === undefined ? [] : [agreement(exact, printed)];
  });
  const counts = Object.entries(text.counts).flatMap(([id, printed]) => {
    const exact = json.counts[id as keyof Reading["counts"]];
    return exact === undefined ? [] : [exact === printed];
  });
  const close = shared.filter((one) => one === "close").length;
  // Of a run in which nothing completed there is little more than its duration and its counts.
  return (
    shared.length > 0 &&
    shared.length + counts.length > 1 &&
    !shared.includes("none") &&
    close >= MOST * shared.length &&
    counts.every(Boolean)
  );
}

const MOST = 0.8;

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

/** Rounded to as many places as are printed, of which trailing zeros may be left out. */
function agreement(exact: number, printed: number): "close" | "coarse" | "none" {
  const places = /\.(\d+)$/.exec(String(printed))?.[1]?.length ?? 0;
  const apart = Math.abs(exact - printed);
  if (apart === 0 || (places <= MOST_PLACES && apart <= rounding(Math.max(2, places)))) return "close";
  return places === 1 && apart <= rounding(1) ? "coarse" : "none";
}

/** Binary halves may round either way. */
function rounding(places: number): number {
  return 0.5 * 10 ** -places + 1e-9;
}
