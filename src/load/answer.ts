import type { RequestStatus } from "../model/requests.ts";
import { sseScanner } from "./sse.ts";

/** Where the number of output tokens comes from; `chunks` is approximate, for a server that tells none. */
type TokenSource = "usage" | "timings" | "chunks";

export interface TokenCounts {
  readonly prompt?: number;
  readonly output: number;
  readonly source: TokenSource;
}

export interface Answer {
  /** The bytes of one read, and when it came. */
  read(chunk: Buffer, at: number): void;
  end(at: number): void;
  /** One stamp a chunk with tokens; those of one read are equal. */
  readonly stamps: readonly number[];
  readonly done: () => boolean;
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

/**
 * Reads one streamed answer by vLLM's rules (`vllm/benchmarks/lib/endpoint_request_func.py`): every event with non-empty
 * `choices` is a chunk, whatever it carries (text, a role, reasoning, a tool call, nothing).
 * Stricter where vLLM is silent: the last `usage` of any event counts, an error ends the request as failed even after
 * tokens, and a stream that neither gave a finish reason nor `[DONE]` is truncated.
 */
export function readAnswer(): Answer {
  const stamps: number[] = [];
  let now = 0;
  let head = "";
  let sawDone = false;
  let finished = false;
  let failure: Verdict | undefined;
  let usage: Json | undefined;
  let timings: Json | undefined;

  const scanner = sseScanner((type, data) => {
    const text = data.toString();
    if (text === "[DONE]") {
      sawDone = true;
      return;
    }
    const event = parseObject(text);
    if (event === undefined) {
      failure ??= { status: "malformed", detail: `not a JSON object: ${text.slice(0, HEAD_LENGTH)}` };
      return;
    }
    if (type === "error" || isError(event)) {
      failure ??= { status: "error-event", detail: text.slice(0, HEAD_LENGTH) };
      return;
    }
    usage = objectAt(event, "usage") ?? usage;
    timings = objectAt(event, "timings") ?? timings;
    const { choices } = event;
    if (!Array.isArray(choices) || choices.length === 0) return;
    stamps.push(now);
    finished ||= choices.some((choice: unknown) => isObject(choice) && typeof choice["finish_reason"] === "string");
  });

  const guarded = (work: () => void) => {
    try {
      work();
    } catch (cause) {
      failure ??= { status: "malformed", detail: cause instanceof Error ? cause.message : String(cause) };
    }
  };

  return {
    stamps,
    read(chunk, at) {
      now = at;
      if (head.length < HEAD_LENGTH) head += chunk.toString("utf8", 0, HEAD_LENGTH);
      guarded(() => scanner.push(chunk));
    },
    end(at) {
      now = at;
      guarded(() => scanner.end());
    },
    done: () => sawDone,
    verdict() {
      if (failure !== undefined) return failure;
      if (stamps.length === 0) return { status: "no-tokens", detail: head.slice(0, HEAD_LENGTH) };
      if (sawDone || finished) return { status: "completed", detail: "" };
      return { status: "truncated", detail: `the stream ended after ${stamps.length} chunks without [DONE]` };
    },
    tokens() {
      const prompt = countAt(usage, "prompt_tokens") ?? countAt(timings, "prompt_n");
      const known = prompt === undefined ? {} : { prompt };
      const fromUsage = countAt(usage, "completion_tokens");
      if (fromUsage !== undefined && fromUsage > 0) return { ...known, output: fromUsage, source: "usage" };
      const fromTimings = countAt(timings, "predicted_n");
      if (fromTimings !== undefined && fromTimings > 0) return { ...known, output: fromTimings, source: "timings" };
      return { ...known, output: stamps.length, source: "chunks" };
    },
  };
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

function objectAt(event: Json, key: string): Json | undefined {
  const value = event[key];
  return isObject(value) ? value : undefined;
}

/** A whole number that fits a column; anything else is a server's mistake and counts as not told. */
function countAt(object: Json | undefined, key: string): number | undefined {
  const value = object?.[key];
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 32 - 1 ? value : undefined;
}
