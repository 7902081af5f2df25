import { count, FOREIGN, type Meaning, metric } from "../meaning.ts";

/** Labels in lower case: their capitals have changed ("Total Token throughput" until late 2025). */
const LABELS: ReadonlyMap<string, Meaning> = new Map([
  ["successful requests", count("completed")],
  ["failed requests", count("failed")],
  ["total input tokens", count("inputTokens")],
  ["total generated tokens", count("outputTokens")],
  ["maximum request concurrency", { kind: "workload", id: "max_concurrency" }],
  ["request rate configured (rps)", { kind: "workload", id: "request_rate" }],
  ["benchmark duration (s)", metric("duration")],
  ["request throughput (req/s)", metric("request_throughput")],
  ["request goodput (req/s)", metric("request_goodput")],
  ["input throughput (inputs/s)", metric("input_sequence_throughput")],
  ["input token throughput (tok/s)", metric("input_throughput")],
  ["output token throughput (tok/s)", metric("output_throughput")],
  ["total token throughput (tok/s)", metric("total_token_throughput")],
  ["peak output token throughput (tok/s)", metric("max_output_tokens_per_s")],
  ["peak concurrent requests", metric("max_concurrent_requests")],
  ["rtfx (inverse real-time factor)", metric("rtfx")],
  ["acceptance rate (%)", metric("spec_decode_acceptance_rate")],
  ["acceptance length", metric("spec_decode_acceptance_length")],
  ["drafts", metric("spec_decode_num_drafts")],
  ["draft tokens", metric("spec_decode_draft_tokens")],
  ["accepted tokens", metric("spec_decode_accepted_tokens")],
  ["probe requests completed", metric("probe_completed")],
  ["probe requests failed", metric("probe_failed")],
  ["median probe e2el (ms)", metric("probe_median_e2el_ms")],
  ["p99 probe e2el (ms)", metric("probe_p99_e2el_ms")],
  ["max probe e2el (ms)", metric("probe_max_e2el_ms")],
  ["committed throughput (tok/s)", metric("diffusion_committed_throughput")],
  ["denoising steps per canvas", metric("diffusion_steps_per_canvas")],
  ["committed per denoising step", metric("diffusion_committed_per_step")],
  ["committed tokens", metric("diffusion_committed_tokens")],
  ["denoising steps", metric("diffusion_denoising_steps")],
  ["canvas positions evaluated", metric("diffusion_canvas_positions")],
  // SGLang's, LMDeploy's and TensorRT-LLM's clients print a block of the same name.
  ["backend", FOREIGN],
  ["traffic request rate", FOREIGN],
  ["max request concurrency", FOREIGN],
  ["max reqeuest concurrency", FOREIGN],
  ["concurrency", FOREIGN],
  ["accept length", FOREIGN],
  ["total input text tokens", FOREIGN],
  ["total generated tokens (retokenized)", FOREIGN],
  ["total requests", FOREIGN],
  ["user throughput (tok/s)", FOREIGN],
]);

const MEASURES: ReadonlyMap<string, string> = new Map([
  ["ttft", "ttft"],
  ["tpot", "tpot"],
  ["itl", "itl"],
  ["e2el", "e2el"],
  ["client queue time", "client_queue_time"],
  ["e2el incl. client queue", "e2el_including_client_queue"],
]);
const SUMMARY = /^(mean|median|std|p\d+(?:\.\d+)?) (.+) \(ms\)$/;
const FOREIGN_SUMMARY = /^(?:.* e2e latency|(?:std dev|min|max) (?:ttft|tpot|itl|e2el)) \(ms\)$/;

/** The share of accepted tokens at a place of the draft, in percent. */
const POSITION = /^position (\d+)$/;

/** `undefined` for a label that is none of the block's. */
export function meaningOf(label: string): Meaning | undefined {
  const known = label.toLowerCase().replace(/\s+/g, " ");
  const [, statistic, measure = ""] = SUMMARY.exec(known) ?? [];
  const measured = MEASURES.get(measure);
  if (statistic !== undefined && measured !== undefined) return metric(`${statistic}_${measured}_ms`);
  const [, position] = POSITION.exec(known) ?? [];
  if (position !== undefined) return metric(`spec_decode_position_${position}_acceptance_rate`);
  return LABELS.get(known) ?? (FOREIGN_SUMMARY.test(known) ? FOREIGN : undefined);
}
