import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { engineView, readPage, timelineOf } from "../../src/load/engine-view.ts";
import { readEngineTimeline } from "../../src/model/engine-timeline.ts";

const page = readFileSync("fixtures/built-in/vllm-0.32.0/metrics.txt", "utf8");

describe("the engine's own view", () => {
  it("reads a real vLLM's page", () => {
    const sample = readPage(page);
    expect(sample.get("vllm:num_requests_running")).toBe(0);
    expect(sample.get("vllm:prompt_tokens_total")).toBeGreaterThan(0);
    expect(sample.get("vllm:request_queue_time_seconds_count")).toBeGreaterThan(0);
  });

  it.each(["0.9.2", "0.32.0"])("finds on the page of vLLM %s what it tells of itself, and nothing twice", (version) => {
    const idle = readFileSync(`fixtures/vllm-server/${version}/metrics.txt`, "utf8");
    const busy = idle
      .replaceAll(/^(vllm:(?:gpu_)?prefix_cache_queries_total\{.*\}) .*$/gm, "$1 200")
      .replaceAll(/^(vllm:(?:gpu_)?prefix_cache_hits_total\{.*\}) .*$/gm, "$1 50")
      .replaceAll(/^(vllm:(?:gpu_cache|kv_cache)_usage_perc\{.*\}) .*$/gm, "$1 0.5")
      .replaceAll(/^(vllm:num_requests_running\{.*\}) .*$/gm, "$1 3")
      .replaceAll(/^(vllm:generation_tokens_total\{.*\}) .*$/gm, "$1 640");
    const view = engineView([idle, busy].map((text, second) => ({ second, page: readPage(text) })));
    expect(view).toMatchObject({
      engine_peak_running: 3,
      engine_peak_waiting: 0,
      engine_peak_kv_usage: 0.5,
      engine_preemptions: 0,
      engine_prefix_hit_rate: 0.25,
      engine_output_tokens: 640,
      engine_decode_tokens_per_s: 640,
    });
  });

  it("takes growth of counters and peaks of gauges, and leaves out what is not told", () => {
    const at = (text: string, second = 0) => ({ second, page: readPage(text) });
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
    const pages = ["<html>", "up 1"].map((text, second) => ({ second, page: readPage(text) }));
    expect(engineView(pages)).toEqual({});
    expect(timelineOf([])).toBeUndefined();
  });

  it("tells over time what is now, and how counters grow", () => {
    const at = (second: number, running: number, tokens: number) => ({
      second,
      page: readPage(
        `vllm:num_requests_running{engine="0"} ${running}\nvllm:generation_tokens_total{engine="0"} ${tokens}`,
      ),
    });
    const timeline = timelineOf([at(-0.1, 0, 100), at(1.9, 7, 300), at(3.9, 2, 300)]);
    expect(timeline).toMatchObject({
      seconds: [-0.1, 1.9, 3.9],
      series: { running: [0, 7, 2], outputTokensPerSecond: [null, 100, 0] },
    });
    expect(Object.keys(timeline?.series ?? {})).toEqual(["running", "outputTokensPerSecond"]);
    expect(readEngineTimeline(JSON.stringify(timeline))).toEqual(timeline);
  });

  it("is no timeline when the file says something else, and leaves out what is not one value a sample", () => {
    for (const text of ["", "[]", "null", '{"schema":"x"}']) expect(readEngineTimeline(text)).toBeUndefined();
    const file = { schema: "llm-perf-gate/engine-timeline@1", seconds: [0, 1] };
    const odd = { ...file, series: { running: [1], waiting: [1, "2"], kvUsage: [0.5, null] } };
    expect(readEngineTimeline(JSON.stringify(odd))).toEqual({ ...file, series: { kvUsage: [0.5, null] } });
    expect(readEngineTimeline(JSON.stringify({ ...file, seconds: [0, "1"] }))).toBeUndefined();
  });
});

describe("pages of other engines", () => {
  const view = (path: string) =>
    engineView(
      ["before", "after"].map((when, second) => ({
        second: 10 * second,
        page: readPage(readFileSync(`fixtures/engines/${path}.${when}.txt`, "utf8")),
      })),
    );

  it("are told in SGLang's names, of which 0.4.0 had fewer", () => {
    expect(view("sglang/metrics-0.4.0")).toEqual({
      engine_peak_running: 162,
      engine_peak_waiting: 26,
      engine_peak_kv_usage: 0.28,
      engine_prompt_tokens: 8_127_878,
      engine_output_tokens: 7_557_444,
      engine_prefill_tokens_per_s: 812_787.8,
      engine_decode_tokens_per_s: 755_744.4,
    });
    expect(view("sglang/metrics-0.5.3")).toMatchObject({
      engine_peak_running: 8,
      engine_peak_waiting: 3,
      engine_peak_kv_usage: 0.42,
      engine_prefix_hit_rate: 0.25,
      engine_decode_tokens_per_s: 400,
      engine_mean_queue_time_ms: 25,
    });
  });

  it("count the requests that SGLang took back, though its page shows none before the first", () => {
    const page = (second: number, text: string) => ({ second, page: readPage(text) });
    const after = 'sglang:num_retracted_requests_total{model_name="m"} 3.0\n';
    expect(engineView([page(0, ""), page(10, after)])).toEqual({ engine_preemptions: 3 });
  });

  it("are told in LMDeploy's names, most of which are vLLM's", () => {
    expect(view("lmdeploy/metrics-0.16")).toEqual({
      engine_peak_running: 12,
      engine_peak_waiting: 5,
      engine_peak_kv_usage: 0.61,
      engine_prefix_hit_rate: 0.25,
      engine_spec_acceptance: 0.5,
      engine_spec_drafts: 100,
      engine_spec_draft_tokens: 300,
      engine_spec_accepted_tokens: 150,
      engine_prompt_tokens: 8000,
      engine_output_tokens: 2000,
      engine_prefill_tokens_per_s: 800,
      engine_decode_tokens_per_s: 200,
      engine_mean_queue_time_ms: 25,
    });
  });
});
