import { collect } from "../collect.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";

const PROMPT = ["prompt_ms", "prompt_per_token_ms", "prompt_per_second"];
const PREDICTED = ["predicted_ms", "predicted_per_token_ms", "predicted_per_second"];

export function isTimings(value: JsonObject): boolean {
  return ["prompt_n", "prompt_ms", "predicted_n", "predicted_ms"].every((key) => key in value);
}

/**
 * One answered request, in the server's own words (tools/server/server-task.h, `result_timings`): `prompt_ms` lasts from
 * the slot's start to the first token, without the queue and the network; `predicted_ms` from the first token to the last.
 */
export function readingOfTimings(answer: JsonObject, given?: string): NamedReading {
  const timings = objectIn(answer, "timings");
  const [prompt, predicted, cached] = ["prompt_n", "predicted_n", "cache_n"].map((key) =>
    timings[key] === undefined ? undefined : Number(timings[key]),
  );
  // Of one token there is no gap, and what is printed for it is 0 or by chance; no time at all was not measured.
  const few = predicted !== undefined && predicted < 2;
  const none = [
    few || Number(timings["predicted_ms"]) === 0 ? PREDICTED : [],
    Number(timings["prompt_ms"]) === 0 ? PROMPT : [],
  ].flat();
  const measured = [...PROMPT, ...PREDICTED, "total_ms", "draft_n", "draft_n_accepted"].filter(
    (key) => !none.includes(key),
  );
  const settings: Readonly<Record<string, unknown>> = {
    prompt_n: prompt,
    predicted_n: predicted,
    cache_n: timings["cache_n"],
    model: answer["model"],
  };
  const figures = collect([
    ...measured.map((key) => ({ name: key, value: timings[key], meaning: metric(key) })),
    ...Object.entries(settings).map(([key, value]) => ({ name: key, value, meaning: workload(key) })),
    { name: "prompt_tokens", value: promptTokens(answer), meaning: PROMPT_TOKENS },
    { name: "predicted_n", value: predicted, meaning: count("outputTokens") },
  ]);
  const fingerprint = answer["system_fingerprint"];
  const untimed = none.filter((key) => key.endsWith("_ms") && !key.includes("_per_"));
  const notes = few
    ? [`${predicted} tokens predicted: no time from token to token`]
    : untimed.map((key) => `${key} is 0: nothing was measured`);
  return {
    ...readingOf("llama-server", given ?? definitionOf(timings), {
      ...figures,
      notes: [...figures.notes, ...notes],
      ...(typeof fingerprint === "string" ? { version: fingerprint } : {}),
    }),
    point: Object.entries({ prompt, predicted, cached: cached === 0 ? undefined : cached })
      .flatMap(([name, tokens]) => (tokens === undefined ? [] : [`${name}=${tokens}`]))
      .join(),
  };
}

const PROMPT_TOKENS: Meaning = count("inputTokens");

/** The whole prompt: `prompt_n` is without what the cache held. */
function promptTokens(answer: JsonObject): unknown {
  const usage = answer["usage"];
  return isObject(usage) ? usage["prompt_tokens"] : answer["tokens_evaluated"];
}

/** The rate by the gaps between tokens in new builds, by all tokens before; the numbers say which. */
function definitionOf(timings: JsonObject): string {
  const [tokens, ms, rate] = ["predicted_n", "predicted_ms", "predicted_per_second"].map((key) => Number(timings[key]));
  if (tokens === undefined || ms === undefined || rate === undefined || tokens < 2) return "llama-server@1";
  return Math.round((ms * rate) / 1000) === tokens - 1 ? "llama-server-gaps@1" : "llama-server@1";
}
