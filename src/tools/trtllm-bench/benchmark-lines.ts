import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading, Placed } from "../tool.ts";
import { unreadNote } from "../unread.ts";
import { DECLARED, meaningOf as meaningOfBatch, UNMEASURED } from "./batch-labels.ts";
import { meaningOf as meaningOfManager } from "./manager-labels.ts";

/** `[BENCHMARK] key value …`, its brackets as Markdown may escape them: of TensorRT-LLM's benchmarks before trtllm-bench. */
const LINE = /(?:^|[\s,>#])\\?\[BENCHMARK\\?\] (\S.*?)\s*$/;
/** The name of a measure may have a blank in its brackets. */
const PAIR = /([a-zA-Z]\w*(?:\([^)]*\))?)\s+([^\s\\]+)(?=\s|$)/g;

type Pairs = readonly (readonly [name: string, value: string])[];

interface Found {
  readonly line: Line;
  readonly pairs: Pairs;
}

function foundIn(lines: readonly Line[]): readonly Found[] {
  return lines.flatMap((line) => {
    const text = line.whole ? LINE.exec(line.plain)?.[1] : undefined;
    if (text === undefined) return [];
    return [{ line, pairs: [...text.matchAll(PAIR)].map(([, name = "", value = ""]) => [name, value] as const) }];
  });
}

function isBatch({ pairs }: Found): boolean {
  const names = pairs.map(([name]) => name);
  return names.includes("batch_size") && names.includes("latency(ms)");
}

function isManager({ pairs }: Found): boolean {
  return pairs.length === 1 && pairs.some(([name]) => meaningOfManager(name) !== undefined);
}

export function hasBenchmarkLines(lines: readonly Line[]): boolean {
  return foundIn(lines).some((found) => isBatch(found) || isManager(found));
}

export function readBenchmarkLines(lines: readonly Line[]): readonly Placed[] {
  const found = foundIn(lines);
  return [
    ...found.filter(isBatch).map((one) => ({ start: one.line.start, reading: readingOfBatch(one.pairs) })),
    ...reportsIn(found).map((report) => ({
      start: report[0]?.line.start ?? 0,
      reading: readingOfReport(report.flatMap(({ pairs }) => pairs)),
    })),
  ];
}

export function readingOfBatch(pairs: Pairs): NamedReading {
  const measured = pairs.filter(
    ([name, value]) => value !== "None" && !(UNMEASURED.includes(name) && Number(value) === 0),
  );
  const reading = readingOf("trtllm-bench", "trtllm-batch@1", figuresOf(measured, meaningOfBatch));
  const { batch_size: batch, input_len: input, output_len: output } = reading.workload;
  const named = Object.entries({ batch, input, output }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return { ...reading, declared: DECLARED, point: named.join() };
}

/** The number of samples opens a report, and stands in it again. */
function reportsIn(found: readonly Found[]): readonly (readonly Found[])[] {
  const reports: Found[][] = [];
  for (const one of found.filter(isManager)) {
    const [name] = one.pairs[0] ?? [""];
    const open = reports.at(-1);
    const isNew =
      name.startsWith("num_samples") && open?.some(({ pairs }) => pairs[0]?.[0] === "total_latency(ms)") !== false;
    if (open === undefined || isNew) reports.push([one]);
    else open.push(one);
  }
  return reports.filter((report) => report.some(({ pairs }) => pairs.some(([name]) => name === "total_latency(ms)")));
}

export function readingOfReport(pairs: Pairs): NamedReading {
  const figures = figuresOf(pairs, meaningOfManager);
  const { completed, failed } = figures.counts;
  // Without a count of errors nothing says which of the samples had one.
  const counts =
    completed === undefined ? {} : failed === undefined ? { requested: completed } : { requested: completed + failed };
  const { completed: _, ...others } = figures.counts;
  const whole = { ...(failed === undefined ? others : figures.counts), ...counts };
  return {
    ...readingOf("trtllm-bench", "trtllm-manager@1", { ...figures, counts: whole }),
    declared: queueing(figures),
  };
}

function queueing({ metrics }: Figures): NonNullable<NamedReading["declared"]> {
  const ids = Object.keys(metrics).filter((id) => id.endsWith("_queueing_latency_ms"));
  return Object.fromEntries(ids.map((id) => [id, { unit: "ms", betterWhen: "lower" }] as const));
}

function figuresOf(pairs: Pairs, meaningOf: typeof meaningOfBatch): Figures {
  const printed = pairs.map(([name, value]): Printed => ({ name, value, meaning: meaningOf(name) }));
  const unread = printed
    .filter(({ meaning }) => meaning === undefined)
    .map(({ name, value }) => `${name}: ${String(value)}`);
  const figures = collect(printed);
  return { ...figures, notes: [...figures.notes, ...unreadNote(unread)] };
}
