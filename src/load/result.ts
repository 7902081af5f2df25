import { digestOf } from "../model/digest.ts";
import { LOAD_DEFINITION, LOAD_RESULT_SCHEMA, type LoadHealth, type LoadResult } from "../model/load-result.ts";
import type { Workload } from "../model/record.ts";
import type { Requests } from "../model/requests.ts";
import { VERSION } from "../model/version.ts";
import { judgeHealth } from "./client-bound.ts";
import type { Row } from "./columns.ts";
import type { MeasuredTrial } from "./measured-trial.ts";
import { measure, queueMetrics, withoutStream } from "./metrics.ts";
import {
  calibrationNotes,
  earlyRows,
  engineNotes,
  failureNotes,
  healthNote,
  threadNotes,
  tokenNotes,
} from "./notes.ts";
import { percentile, sorted } from "./statistics.ts";
import { goodputMetrics, strictMetrics } from "./strict-metrics.ts";
import { validityOf } from "./validity.ts";

const CUT =
  "the server closes a connection right behind an answer and does not say so: each request has a connection of its own";

type Sent = NonNullable<Row>;

/** Everything that a reader of the trial needs, computed from the stored columns. */
export function toResult(trial: MeasuredTrial): { readonly result: LoadResult; readonly requests: Requests } {
  const { spec, state, prompts, schedule, rows, requests } = trial;
  const sent = rows.filter((row): row is Sent => row !== undefined);
  const measured = measure(requests);
  const paced = spec.load.requestRate !== "inf" || spec.dataset.name === "trace";
  const queued = paced && spec.load.maxConcurrency !== undefined && measured.completed > 0;
  const health = { realTime: trial.realTime, ...threadsOf(trial), ...trial.processHealth, ...healthOfSends(sent) };
  const judgement = judgeHealth(health, paced);
  const failures = failuresOf(sent);
  const digests = {
    schedule: digestOf(schedule),
    requests: digestOf(prompts.map(({ content, outputTokens, images = [] }) => [content, outputTokens, ...images])),
  };
  const asked = sumOrUnknown(prompts.map((prompt) => prompt.inputTokens));
  const result: LoadResult = {
    schema: LOAD_RESULT_SCHEMA,
    version: VERSION,
    definition: LOAD_DEFINITION,
    state,
    workload: workloadOf(trial, measured.completed > 0),
    digests,
    counts: {
      requested: prompts.length,
      completed: measured.completed,
      failed: Object.values(failures).reduce((sum, { count }) => sum + count, 0),
      ...(measured.inputTokens === undefined ? {} : { inputTokens: measured.inputTokens }),
      outputTokens: measured.outputTokens,
    },
    ...(asked === undefined ? {} : { inputTokensAsked: asked }),
    metrics: {
      ...(spec.streamed ? measured.metrics : withoutStream(measured.metrics)),
      ...(queued ? queueMetrics(requests) : {}),
      ...(spec.streamed ? strictMetrics(requests) : {}),
      ...(spec.goodput === undefined ? {} : goodputMetrics(requests, spec.goodput)),
      ...earlyEnds(trial),
      ...trial.engine.facts,
    },
    failures,
    health,
    ...(trial.calibration === undefined ? {} : { calibration: trial.calibration }),
    validity: validityOf(trial, measured, judgement),
    notes: [
      `schedule ${digests.schedule}`,
      `requests ${digests.requests}`,
      ...tokenNotes(trial, measured, asked),
      ...(trial.warmUpNote === undefined ? [] : [trial.warmUpNote]),
      ...(trial.cutsConnections ? [CUT] : []),
      ...failureNotes(trial, failures),
      ...engineNotes(trial),
      ...threadNotes(trial),
      healthNote(health),
      ...calibrationNotes(trial),
      ...judgement.signs.map((sign) => `generator: ${sign}`),
    ],
  };
  return { result, requests };
}

/** Requests that were to go on to the asked length and did not; a server that does not know `ignore_eos` ends them all. */
function earlyEnds({ spec, rows, prompts }: MeasuredTrial): Readonly<Record<string, number>> {
  const early = earlyRows(rows, prompts).length;
  return spec.ignoreEos && early > 0 ? { early_eos_requests: early } : {};
}

/** What must be equal to compare: neither seed nor digests, which change with the repeat. */
function workloadOf({ spec, identity, form, prompts, realTime, threads }: MeasuredTrial, answered: boolean): Workload {
  return {
    ...identity,
    // A server that answers nothing does not tell which form it takes: what it fails at must stay comparable.
    ...(answered ? { prompt_form: form } : {}),
    prompts: prompts.length,
    request_rate: spec.load.requestRate,
    max_concurrency: spec.load.maxConcurrency ?? "none",
    burstiness: spec.arrivals.burstiness,
    ...rampUpOf(spec),
    endpoint: spec.endpoint,
    ignore_eos: String(spec.ignoreEos),
    ...(spec.streamed ? {} : { stream: "false" }),
    // With and without it, the same engine gives other numbers.
    generator_priority: realTime ? "real-time" : "ordinary",
    ...(threads === 1 ? {} : { generator_threads: threads }),
  };
}

function threadsOf({ threads }: MeasuredTrial): Pick<LoadHealth, "threads"> {
  return threads === 1 ? {} : { threads };
}

function rampUpOf({ arrivals: { rampUp } }: MeasuredTrial["spec"]): Workload {
  return rampUp === undefined ? {} : { ramp_up: rampUp.shape, ramp_up_from: rampUp.from };
}

function healthOfSends(sent: readonly Sent[]): Pick<LoadHealth, "latenessP99Ms" | "wireDelayP99Ms" | "chunksPerTurn"> {
  const p99 = (values: readonly number[]) => (values.length === 0 ? 0 : percentile(sorted(values), 99));
  const wireDelays = sent.flatMap(({ exchange: { wireAt, dispatchedAt } }) =>
    wireAt === undefined ? [] : [wireAt - dispatchedAt],
  );
  const turns = sent.reduce((sum, { exchange }) => sum + exchange.turns, 0);
  const chunks = sent.reduce((sum, { exchange }) => sum + exchange.stamps.length, 0);
  return {
    latenessP99Ms: p99(sent.map(({ departure }) => departure.latenessMs)),
    wireDelayP99Ms: p99(wireDelays),
    chunksPerTurn: turns === 0 ? 1 : chunks / turns,
  };
}

/** Cancelled requests say nothing: they are neither completed nor failed. */
function failuresOf(sent: readonly Sent[]): LoadResult["failures"] {
  const failures: Record<string, { count: number; example: string }> = {};
  for (const { exchange } of sent) {
    if (exchange.status === "completed" || exchange.status === "cancelled") continue;
    const seen = failures[exchange.status];
    if (seen === undefined) failures[exchange.status] = { count: 1, example: exchange.detail };
    else seen.count += 1;
  }
  return failures;
}

function sumOrUnknown(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
}
