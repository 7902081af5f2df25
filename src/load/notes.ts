import type { LoadHealth, LoadResult } from "../model/load-result.ts";
import type { MeasuredTrial } from "./measured-trial.ts";
import type { Measured } from "./metrics.ts";

export function tokenNotes(
  { spec, form, rows, prompts }: MeasuredTrial,
  measured: Measured,
  asked: number | undefined,
): readonly string[] {
  const completed = rows.flatMap((row, index) =>
    row?.exchange.status === "completed" ? [{ exchange: row.exchange, index }] : [],
  );
  const guessed = completed.filter(({ exchange }) => exchange.tokens.source === "chunks").length;
  const short = earlyRows(rows, prompts).length;
  const counted = measured.inputTokens;
  const beside = prompts.some(({ images }) => images !== undefined) ? " for the texts, images not counted," : "";
  const asMany = completed.length === prompts.length && asked !== undefined && counted !== undefined;
  const off = asMany && counted !== asked ? ` (${percentOf(counted / asked - 1)})` : "";
  return [
    `prompts sent as ${form === "token-ids" ? "token ids" : "text"}`,
    `input tokens: ${asked ?? "unknown"} asked,${beside} ${counted ?? "unknown"} counted by the server for ${completed.length} completed requests${off}`,
    ...(guessed === 0
      ? []
      : [`approximate: output tokens of ${guessed} requests are their chunks, the server sent no usage`]),
    ...overshootNote(overshootOf(rows, prompts)),
    ...(spec.ignoreEos && short > 0
      ? [`${short} requests stopped before the asked length in spite of ignore_eos`]
      : []),
  ];
}

/** Of completed requests, those with fewer tokens than were asked for. */
export function earlyRows(rows: MeasuredTrial["rows"], prompts: MeasuredTrial["prompts"]): readonly number[] {
  return [...rows.keys()].filter((index) => {
    const exchange = rows[index]?.exchange;
    return exchange?.status === "completed" && exchange.tokens.output < (prompts[index]?.outputTokens ?? 0);
  });
}

/** What servers say they gave beyond what was asked of them; answers of which they say nothing are left out. */
export interface Overshoot {
  readonly requests: number;
  /** Output tokens counted and asked for, of all completed requests whose server counts. */
  readonly counted: number;
  readonly asked: number;
}

export function overshootOf(rows: MeasuredTrial["rows"], prompts: MeasuredTrial["prompts"]): Overshoot {
  const overshoot = { requests: 0, counted: 0, asked: 0 };
  for (const [index, row] of rows.entries()) {
    if (row?.exchange.status !== "completed" || row.exchange.tokens.source === "chunks") continue;
    const { output } = row.exchange.tokens;
    const asked = prompts[index]?.outputTokens ?? 0;
    overshoot.counted += output;
    overshoot.asked += asked;
    if (output > asked) overshoot.requests += 1;
  }
  return overshoot;
}

function overshootNote({ requests, counted, asked }: Overshoot): readonly string[] {
  return requests === 0
    ? []
    : [
        `the server counts more output tokens than were asked for in ${requests} requests: ${counted} of ${asked} in all`,
      ];
}

function percentOf(share: number): string {
  return `${share < 0 ? "−" : "+"}${Math.abs(100 * share).toFixed(1)} %`;
}

export function failureNotes(
  { state, spec, before, rows }: MeasuredTrial,
  failures: LoadResult["failures"],
): readonly string[] {
  const open = rows.filter((row) => row?.exchange.leftOpen === true).length;
  const cold = before.filter(({ status }) => status !== "completed");
  return [
    ...Object.entries(failures).map(([status, { count, example }]) => `${count} × ${status}: ${example}`),
    ...(open === 0
      ? []
      : [
          `${open} answers were left open behind [DONE]: each held its place 0.2 s longer, which lowers a closed loop's throughput`,
        ]),
    ...(cold[0] === undefined
      ? []
      : [`${cold.length} of ${before.length} warm-up requests failed: ${cold[0].status}: ${cold[0].detail}`]),
    ...(state === "out-of-time"
      ? [
          `out of time after ${spec.deadlineMs} ms: ${rows.filter((row) => row === undefined).length} requests were never sent`,
        ]
      : []),
  ];
}

/** One line, or none: `engine: peak running 4, preemptions 0, …`. */
export function engineNotes({ engine }: MeasuredTrial): readonly string[] {
  const facts = Object.entries(engine.facts).map(
    ([id, value]) => `${id.replace(/^engine_/, "").replaceAll("_", " ")} ${Number(value.toPrecision(4))}`,
  );
  return facts.length === 0 ? [] : [`engine: ${facts.join(", ")}`];
}

export function calibrationNotes({ calibration }: MeasuredTrial): readonly string[] {
  if (calibration === undefined) return [];
  const { chunks, ttftErrorMs, itlErrorP99Ms, cpuUsPerChunk } = calibration;
  return [
    `generator alone, ${chunks} chunks on loopback: adds ${ttftErrorMs.toFixed(2)} ms to TTFT, ITL within ${itlErrorP99Ms.toFixed(2)} ms at p99, ${cpuUsPerChunk.toFixed(0)} µs CPU a chunk`,
  ];
}

/** More threads than cores would wait for each other. */
export function threadNotes({ spec, threads }: MeasuredTrial): readonly string[] {
  const { threads: asked = 1 } = spec;
  return asked === threads ? [] : [`generator: ${asked} threads asked, ${threads} used, one a core`];
}

export function healthNote(health: LoadHealth): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const threads = health.threads === undefined ? "" : ` ${health.threads} threads,`;
  return [
    `generator: ${health.realTime ? "real-time" : "ordinary"} priority,${threads}  loop ${percent(health.loopUtilization)}, CPU ${percent(health.cpuShare)}, GC ${percent(health.gcShare)}`,
    `p99 of send lateness ${ms(health.latenessP99Ms)}, wire delay ${ms(health.wireDelayP99Ms)}, loop delay ${ms(health.loopDelayP99Ms)}`,
    `${health.chunksPerTurn.toFixed(2)} chunks per turn`,
  ].join("; ");
}
