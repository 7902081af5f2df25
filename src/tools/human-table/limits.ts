import { clean } from "./label.ts";

/** Words of what is wished, and no result. */
const WISHED = /\b(?:target|threshold|slo|sla|functional|goal)\b|目标|阈值/i;
/** What is measured of a wish; and models that draft for a target. */
const MEASURED = /goodput|attain|达标|\b(?:met|within|under|violations?|draft)\b/i;
/** Words of what is measured. */
export const MEASURE =
  /\b(?:ttft|tpot|itl|e2el?|latency|throughput|tput|tps|qps|rps|tok(?:en)?s?\/s|req\/s)(?![a-z])|延迟|时延|吞吐/i;

/** The columns of what is wished: `Target TTFT (ms)`, and `Complete TTFT (ms)` where both stand beside `TTFT (ms)`. */
export function limitsIn(header: readonly string[]): readonly number[] {
  const names = header.map(clean);
  if (names.some((name) => MEASURED.test(name))) return [];
  const isWished = (name: string): boolean => WISHED.test(name) && MEASURE.test(name);
  const parts = names.map((name) => /^(\S+)\s+(.+)$/.exec(name) ?? []);
  const wished = new Set(parts.flatMap(([name = "", , rest = ""]) => (isWished(name) ? [rest] : [])));
  const levels = new Set(
    parts.flatMap(([, first = "", rest = ""]) => (wished.has(rest) && names.includes(rest) ? [first] : [])),
  );
  return names.flatMap((name, at) => (isWished(name) || levels.has(parts[at]?.[1] ?? "") ? [at] : []));
}

const LIMIT = /^(?:target|threshold|slo|sla|goal|目标|阈值)(?: ?value)?$/i;

/** A column of limits beside columns of variants: `| Metric | Measured | Target |`. */
export function isLimitName(name: string): boolean {
  return LIMIT.test(clean(name).replace(/\s*[([（].*$/, ""));
}
