import type { SchedulerCounts } from "./scheduler.ts";

export interface FinishedRequests {
  stop: number;
  length: number;
  abort: number;
}

/** `/metrics` in Prometheus text: the part of vLLM's families that this engine knows, with vLLM's names and labels. */
export function metricsText(model: string, counts: SchedulerCounts, finished: Readonly<FinishedRequests>): string {
  const label = `engine="0",model_name="${model.replaceAll(/["\\\n]/g, "_")}"`;
  const family = (type: "gauge" | "counter", name: string, help: string, value: number) =>
    head(type, name, help) + sample(name, label, value);
  const requests = Object.entries(finished).map(([reason, value]) =>
    sample("request_success_total", `engine="0",finished_reason="${reason}",model_name="${model}"`, value),
  );
  return [
    family("gauge", "num_requests_running", "Number of requests in model execution batches.", counts.running),
    family("gauge", "num_requests_waiting", "Number of requests waiting to be processed.", counts.waiting),
    family("gauge", "kv_cache_usage_perc", "KV-cache usage. 1 means 100 percent usage.", counts.kvUsage),
    family("counter", "prefix_cache_queries_total", "Prefix cache queries, in tokens.", counts.prefixQueries),
    family("counter", "prefix_cache_hits_total", "Prefix cache hits, in tokens.", counts.prefixHits),
    family("counter", "num_preemptions_total", "Cumulative number of preemptions.", counts.preemptions),
    family("counter", "prompt_tokens_total", "Number of prefill tokens processed.", counts.promptTokens),
    family("counter", "generation_tokens_total", "Number of generation tokens processed.", counts.generationTokens),
    head("counter", "request_success_total", "Count of successfully processed requests."),
    ...requests,
  ].join("");
}

const head = (type: string, name: string, help: string) => `# HELP vllm:${name} ${help}\n# TYPE vllm:${name} ${type}\n`;

const sample = (name: string, labels: string, value: number) =>
  `vllm:${name}{${labels}} ${Number.isInteger(value) ? value.toFixed(1) : value}\n`;
