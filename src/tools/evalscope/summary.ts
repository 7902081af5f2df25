import { collect, type Printed } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { meaningOf } from "./keys.ts";

export type Pair = readonly [key: string, value: unknown];

const ALL_COUNTS = /^total \/ success \/ failed$/i;

/** The figures of a summary: of a JSON file, a table, or printed lines. */
export function summaryFigures(pairs: readonly Pair[], expected?: number): Figures {
  const split = pairs.flatMap(splitCounts);
  const printed = split.map(([name, value]): Printed => ({ name, value, meaning: meaningOf(name) }));
  // -1 and, in milliseconds, -1000 stand for no number.
  const figures = collect(printed, (value) => value < 0);
  const total = split.find(([key]) => /^total requests$/i.test(key))?.[1];
  return [withLostRequests(total, expected), withLoadPoint(printed), withoutEmptyMetrics].reduce(
    (known, step) => step(known),
    figures,
  );
}

/** The tables of 1.x print three counts in one row. */
function splitCounts([key, value]: Pair): readonly Pair[] {
  if (!ALL_COUNTS.test(key)) return [[key, value]];
  const [total, success, failed] = String(value).split("/");
  return [
    ["Total requests", total],
    ["Success requests", success],
    ["Failed requests", failed],
  ];
}

/** A worker whose first request raises dies with the requests it had yet to send: they are asked for, and never counted. */
function withLostRequests(total: unknown, expected: number | undefined) {
  return (figures: Figures): Figures => {
    const { counts } = figures;
    const seen = total === undefined ? Number.NaN : Number(total);
    const requested = counts.requested ?? expected ?? (Number.isSafeInteger(seen) ? seen : undefined);
    if (requested === undefined) return figures;
    const lost = requested - seen;
    const { failed } = counts;
    if (!(lost > 0) || failed === undefined) return { ...figures, counts: { ...counts, requested } };
    const note = `${lost} of ${requested} requests were lost: neither succeeded nor failed, counted as failed`;
    return { ...figures, counts: { ...counts, requested, failed: failed + lost }, notes: [...figures.notes, note] };
  };
}

/** Closed loop by concurrency, or open loop by rate; -1 is the other one's. */
function withLoadPoint(printed: readonly Printed[]) {
  return (figures: Figures): Figures => {
    const { max_concurrency: limit, request_rate: rate, ...workload } = figures.workload;
    const open = limit === -1 || limit === "-1";
    const closed = rate === undefined || rate === -1 || rate === "inf";
    const settings = printed.filter(({ meaning }) => meaning?.kind === "workload");
    const untold = settings.every(({ meaning }) => meaning?.kind === "workload" && meaning.id !== "request_rate");
    return settings.length > 0
      ? {
          ...figures,
          notes: [
            ...figures.notes,
            ...(untold ? ["its version does not write the request rate: taken as not limited"] : []),
          ],
          workload: {
            ...workload,
            request_rate: closed ? "inf" : rate,
            ...(limit === undefined ? {} : { max_concurrency: open ? "none" : limit }),
          },
        }
      : figures;
  };
}

/** Latencies that are 0 where nothing was streamed, or nothing was generated at all. */
const STREAMED = /^mean_(?:ttft|tpot|itl)_m?s$/;
const GENERATED = ["output_throughput", "total_token_throughput", "mean_output_tokens"];

/**
 * Zeros of a run in which nothing completed are no measurements; nor are those of what an embedding model does not do, and the
 * input throughput of a chat model, which is always 0.0.
 */
function withoutEmptyMetrics(figures: Figures): Figures {
  const { metrics, counts } = figures;
  const generated = metrics["mean_output_tokens"];
  const embeds = generated === 0 || ((metrics["input_throughput_per_request"] ?? 0) > 0 && generated === undefined);
  const isEmpty = (id: string): boolean =>
    id === "input_throughput_per_request" || STREAMED.test(id) || (embeds && GENERATED.includes(id));
  const kept = Object.entries(metrics).filter(([id, value]) =>
    counts.completed === 0 ? id === "duration" : value !== 0 || !isEmpty(id),
  );
  return { ...figures, metrics: Object.fromEntries(kept) };
}
