import { join } from "node:path";
import type { LoadSpec } from "../../src/model/load-spec.ts";

/** Twelve short requests, far from every limit; its results go into the folder. */
export function loadSpec(folder: string): LoadSpec {
  return {
    schema: "llm-perf-gate/load-spec@1",
    baseUrl: "http://127.0.0.1:1",
    model: "m",
    endpoint: "completions",
    seed: 3,
    prompts: 12,
    load: { requestRate: 400 },
    streamed: true,
    arrivals: { burstiness: 1 },
    dataset: { name: "random", inputTokens: 20, outputTokens: 5, rangeRatio: 0.2, prefixTokens: 2 },
    ignoreEos: true,
    warmups: 4,
    realTime: false,
    calibrate: false,
    timeouts: { connectMs: 5000, firstTokenMs: 20_000, betweenTokensMs: 20_000, totalMs: 20_000 },
    connection: { apiKeyEnv: "TEST_KEY", verify: true },
    deadlineMs: 30_000,
    resultFile: join(folder, "result.json"),
    requestsFile: join(folder, "requests.bin"),
    timelineFile: join(folder, "engine-timeline.json"),
  };
}
