import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { engineView, readSample } from "../../src/load/engine-view.ts";

const page = readFileSync("fixtures/built-in/vllm-0.32.0/metrics.txt", "utf8");

describe("the engine's own view", () => {
  it("reads a real vLLM's page", () => {
    const sample = readSample(page);
    expect(sample.get("vllm:num_requests_running")).toBe(0);
    expect(sample.get("vllm:prompt_tokens_total")).toBeGreaterThan(0);
    expect(sample.get("vllm:request_queue_time_seconds_count")).toBeGreaterThan(0);
  });

  it("takes growth of counters and peaks of gauges, and leaves out what is not told", () => {
    const at = (text: string) => readSample(text);
    const view = engineView([
      at(
        'vllm:prefix_cache_queries_total{engine="0"} 100\nvllm:prefix_cache_hits_total{engine="0"} 50\nvllm:num_requests_waiting{engine="0"} 0',
      ),
      at('vllm:num_requests_waiting{engine="0"} 3\nvllm:num_requests_waiting{engine="1"} 4'),
      at(
        'vllm:prefix_cache_queries_total{engine="0"} 300\nvllm:prefix_cache_hits_total{engine="0"} 200\nvllm:num_requests_waiting{engine="0"} 1',
      ),
    ]);
    expect(view).toEqual({ engine_peak_waiting: 7, engine_prefix_hit_rate: 0.75 });
  });

  it("is empty without samples, and for a page of something else", () => {
    expect(engineView([])).toEqual({});
    expect(engineView([readSample("<html>"), readSample("up 1")])).toEqual({});
  });
});
