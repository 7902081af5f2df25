import { describe, expect, it } from "vitest";
import { notRead } from "../../src/tools/not-read.ts";
import { fixture, readAny, readOne } from "./fixture-files.ts";

describe("guidellm", () => {
  it("judges nothing by requests that were sent together though they were due one after another", () => {
    expect(readOne("guidellm/0.8.1/late-poisson8.json").validity).toEqual({
      state: "invalid",
      reasons: ["guidellm sent 12 requests in 0.076 s that were due in 1.251 s: the client was late"],
    });
    const held = fixture("guidellm/0.8.1/late-poisson8.json");
    const limited = held.text.replace(/("strategy":\{[^}]*"max_concurrency":)\d+/, "$12");
    expect(readAny({ ...held, text: limited })[0]?.validity).toEqual({ state: "valid" });
  });

  it("has the latency of requests in seconds and the rest in milliseconds", () => {
    const [one, four] = readAny(fixture("guidellm/0.8.1/ok-concurrent.json"));
    expect(one?.tool).toEqual({ name: "guidellm", version: "0.8.1", definition: "guidellm-0.4@1" });
    expect(one?.metrics).toMatchObject({
      mean_e2el_s: 0.10711875557899475,
      mean_tpot_ms: 6.657963618636131,
      mean_itl_ms: 5.108787616093953,
    });
    expect([one, four].map((reading) => reading?.workload["max_concurrency"])).toEqual([1, 4]);
  });

  it("makes the metrics of 0.1.0 of its requests, which are all that it keeps", () => {
    const reading = readOne("guidellm/0.1.0/constant5-first-three.json");
    expect(reading).toMatchObject({
      tool: { definition: "guidellm-requests@1" },
      counts: { requested: 3, completed: 3, failed: 0, inputTokens: 33 },
      workload: { request_rate: 5 },
    });
    expect(reading.metrics["mean_e2el_ms"]).toBeGreaterThan(reading.metrics["mean_ttft_ms"] ?? Number.NaN);
  });

  it("reads the figures that later builds of 0.1 write of a load point", () => {
    const point = {
      ...{ mode: "asynchronous", rate: 2.5, results: [], errors: [{ message: "refused" }] },
      ...{ request_count: 9, error_count: 1, total_count: 10, duration: 4, completed_request_rate: 2.25 },
      ...{ request_latency: 0.57, request_latency_percentiles: { "50": 0.5, "99": 0.9 }, time_to_first_token: 113.09 },
      ...{ inter_token_latency: 5.34, output_token_throughput: 346.23, prompt_token: 11, output_token: 86 },
    };
    const text = JSON.stringify({ benchmarks: [{ benchmarks: [point], args: { mode: "constant" } }] });
    expect(readAny({ name: "x.json", text })).toMatchObject([
      {
        tool: { definition: "guidellm-0.1@1" },
        counts: { requested: 10, completed: 9, failed: 1 },
        metrics: { mean_e2el_s: 0.57, median_e2el_s: 0.5, p99_e2el_s: 0.9, mean_ttft_ms: 113.09, mean_itl_ms: 5.34 },
        workload: { request_rate: 2.5 },
      },
    ]);
  });

  it("reads YAML, and refuses what is left of it", () => {
    const { name, text } = fixture("guidellm/0.3.0/constant5.yaml");
    expect(readAny({ name, text })[0]).toMatchObject({
      tool: { definition: "guidellm-0.3@1" },
      counts: { requested: 10, completed: 10, failed: 0, outputTokens: 80 },
    });
    expect(() => readAny({ name, text: text.slice(0, text.indexOf("\n  start_time:") + 1) })).toThrow(
      /not all of a benchmark/,
    );
  });

  it.each([
    ["0.1", "│ │ Performance Summary by Benchmark   │ │\n"],
    ["0.3", "Benchmarks Info:\n====\nMetadata   |||| Requests Made |\n"],
  ])("names the files instead of what %s prints", (_version, text) => {
    expect(notRead({ name: "x", text })?.instead).toContain("JSON, CSV or YAML");
  });

  it("has the numbers of the JSON in its CSV", () => {
    const json = readAny(fixture("guidellm/0.8.1/ok-concurrent.json"));
    for (const [index, { metrics, workload, tool }] of readAny(fixture("guidellm/0.8.1/ok-concurrent.csv")).entries()) {
      const exact = json[index];
      expect(tool.definition).toBe(exact?.tool.definition);
      expect(Object.keys(metrics).length).toBeGreaterThan(60);
      for (const [id, value] of Object.entries(metrics)) expect(exact?.metrics[id], id).toBe(value);
      expect(exact?.workload).toMatchObject(workload);
    }
  });

  it("reads completed requests alone: all failed is no latency at all, not 0", () => {
    for (const ending of ["json", "csv"]) {
      const { metrics, counts, validity } = readOne(`guidellm/0.8.1/fail-all-500.${ending}`);
      expect(metrics).toEqual({});
      expect(counts).toMatchObject({ requested: 6, completed: 0, failed: 6 });
      expect(validity.state).toBe("valid");
    }
  });

  it("means something else by its time per output token in 0.3", () => {
    const [first] = readAny(fixture("guidellm/from-source/sweep-0.3.1.json"));
    expect(first?.tool.definition).toBe("guidellm-0.3@1");
    expect(readOne("guidellm/from-source/concurrent-0.3.1.csv").tool.definition).toBe("guidellm-0.3@1");
  });

  it("finds the load of a CSV row from 0.4 to 0.7 in the profile, by the row's index", () => {
    const { name, text } = fixture("guidellm/0.6.0/ok-concurrent2.csv");
    expect(readAny({ name, text })[0]?.workload["max_concurrency"]).toBe(2);
    const rows = text.trimEnd().split("\n");
    const second = (rows[3] ?? "").replace(/^([^,]+),0,/, "$1,1,");
    const both = [...rows, second].join("\n").replaceAll('""streams"":[2]', '""streams"":[1,2]');
    const limits = readAny({ name, text: `${both}\n` }).map(({ workload }) => workload["max_concurrency"]);
    expect(limits).toEqual([1, 2]);
  });

  it("names the places of a sweep by their order, because their rates are measured", () => {
    const sweep = readAny(fixture("guidellm/0.8.1/ok-sweep.csv"));
    expect(sweep.map(({ point }) => point)).toEqual(["synchronous", "throughput", "sweep=1", "sweep=2"]);
    expect(sweep[2]?.workload["request_rate"]).toBeUndefined();
    expect(readAny(fixture("guidellm/from-source/sweep-0.3.1.json")).map(({ point }) => point)).toEqual([
      "synchronous",
      "throughput",
      "sweep=1",
    ]);
  });

  it("counts requests that the end cut as nothing", () => {
    const cut = readAny(fixture("guidellm/from-source/sweep-0.3.1.json"))[1];
    expect(cut?.counts).toMatchObject({ requested: 20, completed: 20, failed: 0 });
    expect(cut?.notes).toContain("2 requests were incomplete at the end and count as nothing");
  });
});

describe("aiperf", () => {
  it("takes units from the file, and failures from their count", () => {
    const { metrics, counts, workload, tool } = readOne("aiperf/0.13.0/fail-500/profile_export_aiperf.json");
    expect(tool).toEqual({ name: "aiperf", version: "0.13.0", definition: "aiperf@1" });
    expect(counts).toEqual({ requested: 20, completed: 16, failed: 4, inputTokens: 1024, outputTokens: 256 });
    expect(metrics).toMatchObject({
      duration: 0.46498048000000003,
      output_throughput: 542.5248020935218,
      mean_e2el_ms: 106.5088054375,
    });
    expect(workload).toEqual({ request_rate: "inf", max_concurrency: 4, model_id: "mock-model" });
  });

  it("counts no failures where it prints that there were no errors", () => {
    expect(readOne("aiperf/0.13.0/ok-rate/profile_export_aiperf.json")).toMatchObject({
      counts: { requested: 20, completed: 20, failed: 0 },
      workload: { request_rate: 20 },
      metrics: { mean_e2el_ms: 99.53078755, median_ttft_ms: 22.838383, request_goodput: 18.545894525558687 },
    });
    expect(readOne("aiperf/from-source/profile_export_aiperf.json").counts).toMatchObject({ requested: 20, failed: 0 });
  });

  it("finds the metrics of 0.1 below their own key, and by their first names", () => {
    const json = readOne("aiperf/0.1.1/fail-every5-500/profile_export_aiperf.json");
    expect(json).toMatchObject({
      metrics: { mean_ttft_ms: 13.249185875, max_ttft_ms: 28.245762, mean_e2el_ms: 51.771340124999995 },
      counts: { requested: 10, completed: 8, failed: 2 },
      workload: { request_rate: "inf", max_concurrency: 2 },
    });
    const csv = readOne("aiperf/0.1.1/fail-every5-500/profile_export_aiperf.csv");
    expect(csv.counts).toEqual(json.counts);
    for (const [id, value] of Object.entries(csv.metrics))
      expect(Math.abs((json.metrics[id] ?? Number.NaN) - value), id).toBeLessThan(0.0051);
  });

  it.each(["csv", "json"])("counts requests of which every one failed in the %s of 0.1", (ending) => {
    expect(readOne(`aiperf/0.1.1/fail-all/profile_export_aiperf.${ending}`)).toMatchObject({
      metrics: {},
      counts: { requested: 10, completed: 0, failed: 10 },
    });
  });

  it("counts failures from the list of requests when nothing else was written", () => {
    expect(readOne("aiperf/0.13.0/fail-all/profile_export.jsonl")).toMatchObject({
      metrics: {},
      counts: { requested: 6, completed: 0, failed: 6 },
      validity: { state: "valid" },
    });
    expect(readOne("aiperf/0.13.0/down/profile_export.jsonl").validity.state).toBe("invalid");
  });

  it("is invalid when it was cancelled", () => {
    const { name, text } = fixture("aiperf/0.13.0/ok-c4/profile_export_aiperf.json");
    const [reading] = readAny({ name, text: text.replace(/"was_cancelled":\s*false/, '"was_cancelled": true') });
    expect(reading?.validity).toEqual({ state: "invalid", reasons: ["aiperf was cancelled"] });
  });
});

describe("genai-perf", () => {
  it("is told from aiperf, whose export looks alike", () => {
    expect(readOne("genai-perf/from-source/profile_export_genai_perf.json")).toMatchObject({
      tool: { definition: "genai-perf@1" },
      counts: { completed: 40 },
      metrics: { mean_ttft_ms: 24.118231, mean_output_throughput_per_user: 187.985 },
      workload: { max_concurrency: 2 },
    });
  });

  it("has the same numbers in both files of a real run, and groups digits without a point in its first versions", () => {
    const json = readOne("genai-perf/0.0.16/concurrency2/profile_export_genai_perf.json").metrics;
    const csv = readOne("genai-perf/0.0.16/concurrency2/profile_export_genai_perf.csv").metrics;
    expect(Object.keys(csv).length).toBeGreaterThan(80);
    for (const [id, value] of Object.entries(csv))
      expect(Math.abs((json[id] ?? Number.NaN) - value), id).toBeLessThan(0.0051);
    const text = 'Metric,avg,min,max,p99,p95,p90,p75,p50,p25\nRequest Latency (ns),"146,320,001",1,2,3,4,5,6,7,8\n';
    expect(readAny({ name: "x.csv", text })[0]?.metrics["mean_e2el_ns"]).toBe(146_320_001);
  });

  it("groups thousands in its CSV", () => {
    expect(readOne("genai-perf/from-source/profile_export_genai_perf.csv").metrics["output_throughput"]).toBe(1307.84);
  });
});
