import type { RequestStatus } from "../model/requests.ts";
import { sseScanner } from "./sse.ts";
import { type Stamps, stamps } from "./stamps.ts";

/** Where the number of output tokens comes from; `chunks` is approximate, for a server that tells none. */
type TokenSource = "usage" | "timings" | "chunks";

export interface TokenCounts {
  readonly prompt?: number;
  readonly output: number;
  readonly source: TokenSource;
}

export interface Answer {
  /** The bytes from `from` up to `to` came at `at`; they hold only during the call. */
  read(bytes: Buffer, from: number, to: number, at: number): void;
  end(at: number): void;
  /** One stamp a chunk with tokens; those of one read are equal. */
  readonly stamps: Stamps;
  readonly done: () => boolean;
  /** Nothing that may still come can make it whole. */
  readonly failed: () => boolean;
  readonly verdict: () => Verdict;
  readonly tokens: () => TokenCounts;
}

export interface Verdict {
  readonly status: RequestStatus;
  /** What a reader needs to know of a failure, one line; empty when completed. */
  readonly detail: string;
}

type Json = Readonly<Record<string, unknown>>;

/** How much of an odd answer is kept to explain it; it is cut to its last length only after secrets are taken out. */
export const HEAD_LENGTH = 2000;

/** A body that is no stream is given up behind this. */
const LONGEST_BODY = 64 * 1024 * 1024;

/**
 * Reads one answer by vLLM's rules (`vllm/benchmarks/lib/endpoint_request_func.py`): every event with non-empty `choices` is a
 * chunk, whatever it carries (text, a role, reasoning, a tool call, nothing); in SGLang's own protocol every event with
 * `meta_info` is. Stricter where vLLM is silent: the last `usage` of any event counts, an error ends the request as failed even
 * after tokens, and so does a finish reason that is one, and a stream that neither gave a finish reason nor `[DONE]` is truncated.
 * @param streamed `false` for an answer that comes as one JSON object: one chunk, at its end.
 */
export function readAnswer(streamed = true, expectedChunks = 0): Answer {
  const seen = stamps(expectedChunks);
  let now = 0;
  let head = "";
  let sawDone = false;
  let finished = false;
  let failure: Verdict | undefined;
  const told: Told = {};

  const take = (type: string, text: string) => {
    const event = parseObject(text);
    if (event === undefined) {
      failure ??= { status: "malformed", detail: `not a JSON object: ${text.slice(0, HEAD_LENGTH)}` };
      return;
    }
    if (type === "error" || isError(event)) {
      failure ??= { status: "error-event", detail: text.slice(0, HEAD_LENGTH) };
      return;
    }
    keepCounts(told, event);
    if (!isChunk(event)) return;
    seen.add(now);
    const reason = finishReason(event);
    if (reason !== undefined && BROKEN.has(reason)) {
      failure ??= { status: "error-event", detail: `finish_reason ${reason}: ${text.slice(0, HEAD_LENGTH)}` };
    }
    finished ||= !streamed || reason !== undefined;
  };

  const body: Buffer[] = [];
  let bodyBytes = 0;
  const collect = (bytes: Buffer, from: number, to: number) => {
    body.push(Buffer.from(bytes.subarray(from, to)));
    bodyBytes += to - from;
    if (bodyBytes > LONGEST_BODY) throw new RangeError("the answer is longer than 64 MiB");
  };

  const scanner = sseScanner((type, data, first, behind) => {
    let from = first;
    let to = behind;
    while (from < to && isBlank(data[from])) from += 1;
    while (from < to && isBlank(data[to - 1])) to -= 1;
    if (data[from] === BRACKET && data.toString("latin1", from, to) === "[DONE]") sawDone = true;
    // Data without content keeps a connection alive.
    else if (from < to || type === "error") take(type, data.toString("utf8", from, to));
  });

  const guarded = (work: () => void) => {
    try {
      work();
    } catch (cause) {
      failure ??= { status: "malformed", detail: cause instanceof Error ? cause.message : String(cause) };
    }
  };

  return {
    stamps: seen,
    read(bytes, from, to, at) {
      now = at;
      // Only an answer without tokens needs explaining; kept for every one it would be what the garbage collector copies most.
      if (seen.count() === 0 && head.length < HEAD_LENGTH) head += headOf(bytes, from, to);
      if (failure === undefined) guarded(() => (streamed ? scanner.push(bytes, from, to) : collect(bytes, from, to)));
    },
    end(at) {
      now = at;
      guarded(() => (streamed ? scanner.end() : take("", Buffer.concat(body).toString())));
    },
    done: () => sawDone,
    failed: () => failure !== undefined,
    verdict() {
      if (failure !== undefined) return failure;
      if (seen.count() === 0) return { status: "no-tokens", detail: head.slice(0, HEAD_LENGTH) };
      if (sawDone || finished) return { status: "completed", detail: "" };
      return { status: "truncated", detail: `the stream ended after ${seen.count()} chunks without [DONE]` };
    },
    tokens: () => tokenCounts(told, seen.count()),
  };
}

const BRACKET = 0x5b;

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

/** Reasons to finish by which vLLM and SGLang say that they did not: the answer is not what was asked for. */
const BROKEN: ReadonlySet<string> = new Set(["error", "abort"]);

/** Text to explain an odd answer by. */
export function headOf(bytes: Buffer, from: number, to: number): string {
  return bytes.toString("utf8", from, Math.min(to, from + HEAD_LENGTH));
}

/** What the server last said of each kind. */
interface Told {
  usage?: Json;
  /** llama.cpp's. */
  timings?: Json;
  /** SGLang's. */
  meta?: Json;
}

function keepCounts(told: Told, event: Json): void {
  if (isObject(event["usage"])) told.usage = event["usage"];
  if (isObject(event["timings"])) told.timings = event["timings"];
  if (isObject(event["meta_info"])) told.meta = event["meta_info"];
}

function isChunk({ choices, meta_info: meta }: Json): boolean {
  return Array.isArray(choices) ? choices.length > 0 : isObject(meta);
}

/** OpenAI's is a word, in each choice; SGLang's own an object with a `type`. */
function finishReason({ choices, meta_info: meta }: Json): string | undefined {
  if (!Array.isArray(choices)) return isObject(meta) ? wordOf(meta["finish_reason"]) : undefined;
  for (const choice of choices) {
    const reason = isObject(choice) ? wordOf(choice["finish_reason"]) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function wordOf(reason: unknown): string | undefined {
  if (typeof reason === "string") return reason;
  return isObject(reason) ? String(reason["type"] ?? "") : undefined;
}

function tokenCounts({ usage, timings, meta }: Told, chunks: number): TokenCounts {
  const prompt = countAt(usage, "prompt_tokens") ?? countAt(meta, "prompt_tokens") ?? countAt(timings, "prompt_n");
  const known = prompt === undefined ? {} : { prompt };
  const sources = [
    { source: "usage", output: countAt(usage, "completion_tokens") },
    { source: "usage", output: countAt(meta, "completion_tokens") },
    { source: "timings", output: countAt(timings, "predicted_n") },
  ] as const;
  for (const { source, output } of sources) {
    if (output !== undefined && output > 0) return { ...known, output, source };
  }
  return { ...known, output: chunks, source: "chunks" };
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `{"error": …}` as OpenAI writes it, `{"object": "error"}` as older vLLM does. */
function isError(event: Json): boolean {
  return (event["error"] !== undefined && event["error"] !== null) || event["object"] === "error";
}

/** A whole number that fits a column; anything else is a server's mistake and counts as not told. */
function countAt(object: Json | undefined, key: string): number | undefined {
  const value = object?.[key];
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 32 - 1 ? value : undefined;
}
