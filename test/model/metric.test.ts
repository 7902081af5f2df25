import { describe, expect, it } from "vitest";
import { metricOf } from "../../src/model/metric.ts";

describe("metricOf", () => {
  it.each([
    ["output_throughput", "tok/s", "higher", "throughput"],
    ["input_sequence_throughput", "inputs/s", "higher", "throughput"],
    ["median_tpot_ms", "ms", "lower", "latency"],
    ["std_itl_ms", "ms", "lower", "tail"],
    ["p50_ttft_ms", "ms", "lower", "latency"],
    ["p99.9_ttft_ms", "ms", "lower", "tail"],
    ["p99_latency", "s", "lower", "tail"],
    ["avg_cold_startup_time", "s", "lower", "latency"],
    ["p99_warm_encoder_compilation_time", "s", "lower", "tail"],
    ["probe_max_e2el_ms", "ms", "lower", "tail"],
    ["mean_ttft_s", "s", "lower", "latency"],
    ["max_itl_ms", "ms", "lower", "tail"],
    ["mean_output_throughput_per_user", "tok/s", "higher", "throughput"],
  ] as const)("knows unit, direction and kind of %s", (id, unit, betterWhen, kind) => {
    expect(metricOf(id)).toEqual({ id, unit, betterWhen, kind });
  });

  it.each(["total_num_tokens", "mean_ttft_h", "p99_e2e_latency_ms", "constructor", "__proto__"])(
    "knows nothing of %s",
    (id) => {
      expect(metricOf(id)).toBeUndefined();
    },
  );
});
