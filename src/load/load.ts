import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import type { EngineTimeline } from "../model/engine-timeline.ts";
import { UserError } from "../model/errors.ts";
import type { LoadResult, LoadState } from "../model/load-result.ts";
import type { LoadSpec } from "../model/load-spec.ts";
import type { Requests } from "../model/requests.ts";
import { arrivalsUs } from "./arrivals.ts";
import { calibrate } from "./calibration.ts";
import { promptForm } from "./capability.ts";
import { connectClient } from "./client.ts";
import { type Row, toRequests } from "./columns.ts";
import { readDataset } from "./dataset.ts";
import { drive } from "./drive.ts";
import { watchEngine } from "./engine-watch.ts";
import { exactTexts } from "./exact-texts.ts";
import { serverUnreachable } from "./failure.ts";
import { takeRealTimePriority } from "./priority.ts";
import type { Prompt } from "./prompt.ts";
import { endpointPath, requestBody } from "./request-body.ts";
import { toResult } from "./result.ts";
import { serverTokenizer } from "./server-tokenizer.ts";
import { connectThreads, type WatchedClient, watched } from "./threads.ts";
import { openTransport, type Transport } from "./transport.ts";
import { MOST_ROUNDS, warmUp } from "./warm-up.ts";

export interface LoadIo {
  readonly apiKey?: string;
  /** Where Hugging Face's tools keep what they download. */
  readonly hubCache: string;
  /** How this program is started, for a server to calibrate against and for more threads; absent leaves both out. */
  readonly self?: readonly string[];
  /** Aborted by a signal: nothing more is sent, and what was measured is kept. */
  readonly signal: AbortSignal;
  /** `progress 40/200`, every two seconds. */
  readonly progress: (line: string) => void;
}

const PROGRESS_MS = 2000;

export interface Loaded {
  readonly result: LoadResult;
  readonly requests: Requests;
  /** What the engine said about itself meanwhile; absent when it says nothing. */
  readonly timeline?: EngineTimeline;
}

/**
 * Measures one trial: reads the data, probes, warms up, sends by the schedule, computes.
 * @throws UserError when the data set cannot be used.
 */
export async function load(spec: LoadSpec, io: LoadIo): Promise<Loaded> {
  const transport = await openTransport(spec);
  try {
    return await loadThrough(transport, spec, io);
  } finally {
    transport.end();
  }
}

async function loadThrough(transport: Transport, spec: LoadSpec, io: LoadIo): Promise<Loaded> {
  const tokenizer = serverTokenizer(spec, transport, io.apiKey);
  const dataset = await readDataset({
    ...spec,
    warmups: spec.warmups * MOST_ROUNDS,
    hubCache: io.hubCache,
    countTokens: tokenizer.count,
  });
  const deadline = AbortSignal.timeout(spec.deadlineMs);
  const stop = AbortSignal.any([io.signal, deadline]);
  const cores = availableParallelism();
  const threads = io.self === undefined ? 1 : Math.min(spec.threads ?? 1, cores);
  const client = await connect(spec, transport, io, threads);
  const realTime = spec.realTime && (await takeRealTimePriority(threads > 1));
  const state = (): LoadState => (io.signal.aborted ? "cancelled" : deadline.aborted ? "out-of-time" : "finished");
  const onStop = () =>
    io.signal.aborted
      ? client.abandon("cancelled", `by ${String(io.signal.reason)}`)
      : client.abandon("timeout-total", `the trial's ${spec.deadlineMs} ms had passed`);
  if (stop.aborted) onStop();
  stop.addEventListener("abort", onStop);
  try {
    const calibration = io.self === undefined || !spec.calibrate || stop.aborted ? undefined : await calibrate(io.self);
    const { form, probe } = await promptForm(spec, client);
    const exact = form === "text" ? await exactTexts(dataset.measured("token-ids"), tokenizer) : undefined;
    const prompts = exact ?? dataset.measured(form);
    checkImages(spec, prompts);
    const warming = await warmUp(spec, client, dataset.warmups(form), stop);
    const before = [...(probe === undefined ? [] : [probe]), ...warming.exchanges];
    const reachable = !serverUnreachable(before.map(({ status }) => status));
    const schedule =
      dataset.arrivalsUs ?? arrivalsUs({ ...spec.load, ...spec.arrivals, requests: prompts.length, seed: spec.seed });
    const watch = await watchEngine(spec.baseUrl, transport);
    const cutsConnections = !transport.keepsConnections();
    const measured = await send(spec, client, { prompts, schedule: reachable ? schedule : [], io, stop });
    const { identity } = dataset;
    const engine = await watch.end(measured.startedAt);
    const told = toResult({
      spec,
      state: state(),
      realTime,
      threads,
      cores,
      identity,
      form,
      prompts,
      schedule,
      before,
      ...(calibration === undefined ? {} : { calibration }),
      ...(warming.note === undefined ? {} : { warmUpNote: warming.note }),
      cutsConnections,
      engine,
      ...measured,
    });
    return { ...told, ...(engine.timeline === undefined ? {} : { timeline: engine.timeline }) };
  } finally {
    stop.removeEventListener("abort", onStop);
    client.close();
  }
}

async function connect(spec: LoadSpec, transport: Transport, io: LoadIo, threads: number): Promise<WatchedClient> {
  const key = io.apiKey === undefined ? {} : { apiKey: io.apiKey };
  const program = io.self?.at(-1);
  return program === undefined || threads === 1
    ? watched(connectClient({ ...spec, transport, path: endpointPath(spec.baseUrl, spec.endpoint), ...key }))
    : connectThreads(program, threads, { spec, ...key });
}

function checkImages({ endpoint }: LoadSpec, prompts: readonly Prompt[]): void {
  if (endpoint === "chat" || prompts.every(({ images }) => images === undefined)) return;
  throw new UserError(`the data set has images, and the endpoint ${endpoint} takes none`, { hint: "endpoint: chat" });
}

interface Sending {
  readonly prompts: readonly Prompt[];
  readonly schedule: readonly number[];
  readonly io: LoadIo;
  readonly stop: AbortSignal;
}

async function send(spec: LoadSpec, client: WatchedClient, { prompts, schedule, io, stop }: Sending) {
  const bodies = prompts.map((prompt) => requestBody(spec, prompt));
  const rows: Row[] = prompts.map(() => undefined);
  let done = 0;
  const report = () => io.progress(`progress ${done}/${prompts.length}`);
  report();
  const reporting = setInterval(report, PROGRESS_MS);
  const health = client.watch();
  const { startedAt } = await drive({
    arrivalsUs: schedule,
    ...limitOf(spec),
    stop,
    async send(index, departure) {
      const body = bodies[index] ?? Buffer.alloc(0);
      const handedAt = performance.now();
      const exchange = await client.send(body, String(index), prompts[index]?.outputTokens);
      const wayMs = Math.max(0, exchange.dispatchedAt - handedAt);
      rows[index] = { exchange, departure: { ...departure, latenessMs: departure.latenessMs + wayMs } };
      done += 1;
    },
  });
  const endedAt = performance.now();
  clearInterval(reporting);
  report();
  return { rows, startedAt, processHealth: await health(), requests: toRequests(rows, startedAt, endedAt) };
}

function limitOf({ load: { maxConcurrency } }: LoadSpec): { readonly maxConcurrency?: number } {
  return maxConcurrency === undefined ? {} : { maxConcurrency };
}
