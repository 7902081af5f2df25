import { describe, expect, it } from "vitest";
import { fixture, readAny, readOne } from "./fixture-files.ts";

const run = (path: string): string => `evalscope/1.14.1/${path}`;

describe("evalscope 1.7 and later", () => {
  it("keeps seconds and milliseconds apart, by the unit that is printed", () => {
    const { metrics, workload, tool } = readOne(
      run("out-ok/20261122_155145/run1/parallel_4_number_16/benchmark_summary.json"),
    );
    expect(tool.definition).toBe("evalscope-1.7@1");
    expect(metrics).toEqual({
      duration: 0.7324,
      request_throughput: 21.845,
      mean_e2el_s: 0.1822,
      mean_input_tokens: 122.0,
      output_throughput: 699.0401,
      total_token_throughput: 3364.1303,
      mean_ttft_ms: 26.62,
      mean_tpot_ms: 5.02,
      mean_itl_ms: 5.02,
      mean_output_tokens: 32,
      stream_requests: 16,
      non_stream_requests: 0,
    });
    expect(workload).toEqual({ request_rate: "inf", max_concurrency: 4 });
  });

  it("leaves out the sentinels of a run in which everything failed, and says so", () => {
    const { metrics, counts, validity, notes } = readOne(
      run("out-failall/20261122_155230/run1/parallel_2_number_6/benchmark_summary.json"),
    );
    expect(Object.keys(metrics)).toEqual(["duration"]);
    expect(counts).toEqual({ requested: 6, completed: 0, failed: 6 });
    expect(validity).toEqual({ state: "valid" });
    expect(notes.join()).toMatch(/no number, left out: Avg Latency \(s\): -1, .*Avg TTFT \(ms\): -1000/);
    const percentiles = readOne(run("out-failall/20261122_155230/run1/parallel_2_number_6/benchmark_percentile.json"));
    expect(percentiles.metrics).toEqual({});
    expect(percentiles.notes.join()).toMatch(/min Latency \(s\): NaN, min TTFT \(ms\): NaN, .* and 87 more$/);
  });

  it("has open loops by rate, closed loops by concurrency", () => {
    expect(
      readOne(run("out-openloop/20261122_155336/run1/rate_10.0_number_20/benchmark_summary.json")).workload,
    ).toEqual({
      request_rate: 10,
      max_concurrency: "none",
    });
  });

  it("does not take the input throughput of a chat model, which is always 0.0", () => {
    const { metrics } = readOne(run("out-openloop/20261122_155336/run1/rate_10.0_number_20/benchmark_summary.json"));
    expect(metrics["input_throughput_per_request"]).toBeUndefined();
  });

  it("reads its printed tables to what its JSON says, rounded", () => {
    const printed = readAny(fixture(run("fail-every5-500.stderr.txt")))[1];
    expect(printed?.counts).toEqual({ requested: 20, completed: 16, failed: 4 });
    expect(printed?.metrics).toMatchObject({
      mean_tpot_ms: 5.02,
      output_throughput: 687.95,
      p99_ttft_ms: 30.93,
      max_itl_ms: 7.85,
    });
  });
});

describe("older evalscope", () => {
  it.each([
    ["0.7.0", "evalscope-0.7@1"],
    ["0.10.0", "evalscope-0.7@1"],
    ["0.13.2", "evalscope-0.12@1"],
    ["0.14.0", "evalscope-0.14@1"],
    ["0.15.1", "evalscope-0.15@1"],
    ["1.0.0", "evalscope-0.17@1"],
    ["1.7.0", "evalscope-1.7@1"],
  ])("%s has a definition by what its time per output token means: %s", (version, definition) => {
    expect(readOne(`evalscope/from-source/${version}/qwen/benchmark_summary.json`).tool.definition).toBe(definition);
  });

  it.each([
    ["0.10.0", "evalscope-0.7@1"],
    ["0.13.2", "evalscope-0.12@1"],
    ["0.16.1", "evalscope-0.15@1"],
  ])("of a real run, too, %s: %s", (version, definition) => {
    const { tool, notes } = readOne(`evalscope/${version}/benchmark_summary.json`);
    expect(tool.definition).toBe(definition);
    expect(notes).toContain("its version does not write the request rate: taken as not limited");
  });

  it("counts requests that were asked for and never ended as failed", () => {
    const { counts, notes } = readOne("evalscope/from-source/0.7.0/qwen/benchmark_summary.json");
    expect(counts).toEqual({ requested: 50, completed: 44, failed: 6 });
    expect(notes).toContain("3 of 50 requests were lost: neither succeeded nor failed, counted as failed");
  });

  it("learns from the folder's name how many requests were asked for", () => {
    const { text } = fixture("evalscope/from-source/1.0.0/qwen/benchmark_summary.json");
    const [reading] = readAny({ name: "run/parallel_4_number_24/benchmark_summary.json", text });
    expect(reading?.counts).toEqual({ requested: 24, completed: 19, failed: 5 });
  });

  it("calls the gaps between chunks by their name, which were called TPOT", () => {
    const { metrics } = readOne("evalscope/from-source/0.10.0/qwen/benchmark_percentile.json");
    expect(metrics).toMatchObject({ p99_itl_s: 0.0221, p99_ttft_s: 0.1423, median_e2el_s: 2.4302 });
    expect(metrics["p99_tpot_s"]).toBeUndefined();
  });

  it("joins the percentiles that follow a printed summary", () => {
    const { metrics } = readOne("evalscope/from-source/0.14.0/stderr.txt");
    expect(metrics).toMatchObject({ mean_tpot_s: 0.0782, p99_itl_s: 0.0701, median_e2el_s: 2.5021 });
  });
});

describe("evalscope 0.5 and evalscope-perf", () => {
  it("prints seconds, with one block a load point", () => {
    const readings = readAny(fixture("evalscope-perf/1.0.0/ok-parallels-1-4.stdout.txt"));
    expect(readings.map(({ tool, workload }) => [tool.name, tool.definition, workload["max_concurrency"]])).toEqual([
      ["evalscope-perf", "evalscope-text@1", 1],
      ["evalscope-perf", "evalscope-text@1", 4],
    ]);
    expect(readings[1]?.metrics).toMatchObject({
      mean_e2el_s: 0.103,
      mean_tpot_s: 0.00632,
      p99_e2el_s: 0.1079,
      output_throughput: 158.274,
    });
  });

  it("has no percentiles with too few requests, and no -1 when all failed", () => {
    expect(
      readOne("evalscope-perf/1.0.0/fail-every5-500/mock-model_openqa_p2.txt").metrics["p99_ttft_s"],
    ).toBeUndefined();
    expect(readOne("evalscope-perf/1.0.0/fail-all-500/mock-model_openqa_p2.txt")).toMatchObject({
      metrics: { duration: 1.148 },
      counts: { requested: 10, completed: 0, failed: 10 },
    });
  });

  it("recomputes a throughput that failures at the end have inflated, and marks it", () => {
    const { text } = fixture("evalscope/0.5.5/ok-stream.stdout.txt");
    const inflated = text
      .replace("Time taken for tests: 1.132", "Time taken for tests: 578.571")
      .replace(
        "Throughput(average output tokens per second): 339.218",
        "Throughput(average output tokens per second): 480.043",
      )
      .replace("Succeed requests: 12", "Succeed requests: 999")
      .replace("Average output tokens per request: 32.000", "Average output tokens per request: 224.138");
    const [reading] = readAny({ name: "x.txt", text: inflated });
    expect(reading?.metrics).toMatchObject({ output_throughput: 387.012, printed_output_throughput: 480.043 });
    expect(reading?.notes.join()).toContain(
      "output_throughput recomputed: 999 requests × 224.138 tokens / 578.571 s; printed was 480.043",
    );
  });
});

describe("evalscope's other outputs", () => {
  it("has a result a length of prompts in its speed benchmark", () => {
    const rows = [
      { "Prompt Tokens": 1, "Speed(tokens/s)": 50.69, "GPU Memory(GB)": 0.97 },
      { "Prompt Tokens": 6144, "Speed(tokens/s)": 51.36, "GPU Memory(GB)": 1.23 },
    ];
    const table = [
      ...["Speed Benchmark Results:", "+---------------+-----------------+----------------+"],
      ...[
        "| Prompt Tokens | Speed(tokens/s) | GPU Memory(GB) |",
        "+---------------+-----------------+----------------+",
      ],
      ...[
        "|       1       |      50.69      |      0.97      |",
        "|     6144      |      51.36      |      1.23      |",
      ],
      ...["+---------------+-----------------+----------------+", ""],
    ].join("\n");
    for (const text of [JSON.stringify(rows), table]) {
      const readings = readAny({ name: "x", text });
      expect(readings.map(({ point, metrics }) => [point, metrics])).toEqual([
        ["input=1", { mean_output_throughput_per_request: 50.69 }],
        ["input=6144", { mean_output_throughput_per_request: 51.36 }],
      ]);
      expect(readings[0]?.notes).toEqual(["not read: GPU Memory(GB)"]);
    }
  });

  it("has no first token and no generated ones of an embedding model, whose zeros stand for none", () => {
    const { metrics } = readOne("evalscope/1.14.1/out-embedding/parallel_2_number_10/benchmark_summary.json");
    expect(metrics).toEqual({
      ...{ duration: 0.2891, request_throughput: 34.5875, mean_e2el_s: 0.0575, mean_input_tokens: 32 },
      // 320 tokens in 0.2891 s are 1106.9 tokens a second: this is no throughput of the run.
      input_throughput_per_request: 556.2398,
      ...{ stream_requests: 0, non_stream_requests: 10 },
    });
    expect(readOne("evalscope/1.14.1/out-embedding/performance_summary.txt").metrics).toEqual({
      ...{ request_throughput: 34.59, mean_e2el_s: 0.058, p99_e2el_s: 0.068, mean_input_tokens: 32 },
      ...{ input_throughput_per_request: 556.24, p99_input_throughput_per_request: 1276.16 },
    });
  });

  it("reads the tables of 0.6, whose columns have no unit", () => {
    const text = [
      ...["Percentile results: ", "+------------+---------------------+---------+"],
      ...["| Percentile | First Chunk Latency | Latency |", "+------------+---------------------+---------+"],
      ...["|    50%     |       0.0199        | 0.4311  |", "+------------+---------------------+---------+", ""],
    ];
    const summary = [
      ...["Benchmarking summary: ", "+--------------------------------+-------+", "| key | Value |"],
      ...["+================================+=======+", "| Time taken for tests (seconds) | 7.539 |"],
      ...["+--------------------------------+-------+", "| Succeeded requests | 15 |"],
      ...["+--------------------------------+-------+", "| Average latency | 0.492 |"],
      ...["+--------------------------------+-------+", ""],
    ];
    expect(readAny({ name: "x", text: [...summary, ...text].join("\n") })).toMatchObject([
      {
        metrics: { duration: 7.539, mean_e2el_s: 0.492, median_e2el_s: 0.4311, median_ttft_s: 0.0199 },
        counts: { completed: 15 },
      },
    ]);
  });
});

describe("a summary of evalscope that was pasted", () => {
  const whole = fixture("evalscope/from-source/0.14.0/stderr.txt");
  const [expected] = readAny(whole);
  const table = whole.text.slice(whole.text.indexOf("+---")).split("\n");
  const readLines = (lines: readonly string[]) => readAny({ name: "pasted.md", text: lines.join("\n") });
  const untitled = table.filter((line) => !/ - evalscope - |^Percentile results/.test(line));
  const pairs = untitled.filter((line) => /^\|[^|]*\|[^|]*\|$/.test(line));

  it.each([
    ["without its titles", untitled],
    ["in quotes", untitled.map((line) => `> ${line}`)],
    ["below other words", ["Benchmarking summary:", "these are the new numbers", "", ...untitled]],
  ])("is the same %s", (_, lines) => {
    expect(readLines(lines)).toEqual([expected]);
  });

  it("is evalscope's as Markdown, with the definition that its labels prove", () => {
    const [head = "", ...rows] = pairs;
    const [reading, ...others] = readLines([head, "| --- | --- |", ...rows, ""]);
    expect(others).toEqual([]);
    expect(reading).toMatchObject({ tool: expected?.tool, counts: expected?.counts, workload: expected?.workload });
    expect(expected?.metrics).toMatchObject(reading?.metrics ?? {});
    expect(reading?.metrics).toMatchObject({ duration: 12.8104, mean_tpot_s: 0.0782, mean_output_tokens: 32 });
  });

  it("is refused without its lower border", () => {
    expect(() => readLines(untitled.slice(0, 15))).toThrow(/no lower border/);
  });

  it("is people's table where it has several variants", () => {
    const rows = [
      "| Metric | main | PR |",
      "|---|---|---|",
      "| Test Duration (s) | 10 | 9 |",
      "| Total requests | 5 | 5 |",
    ];
    const lines = [...rows, "| Output token throughput (tok/s) | 100 | 110 |", ""];
    expect(readLines(lines).map(({ tool }) => tool.name)).not.toContain("evalscope");
  });
});

describe("a table of percentiles that was pasted alone", () => {
  it.each([
    ["1.14.1/fail-every5-500.stderr.txt", "evalscope-1.7@1"],
    ["from-source/0.14.0/stderr.txt", "evalscope-0.14@1"],
  ])("is evalscope's, with the numbers that it has below its summary: %s", (path, definition) => {
    const [whole] = readAny(fixture(`evalscope/${path}`));
    const { text } = fixture(`evalscope/${path}`);
    const [title = "", ...below] = text.slice(text.indexOf("Percentile results:")).split("\n");
    const end = below.findIndex((line) => !/^[┌│├└+|]/.test(line));
    const table = `${below.slice(0, end).join("\n")}\n`;
    const [reading, ...others] = readAny({ name: "x.txt", text: `${title}\n${table}` });
    expect(others).toEqual([]);
    expect(reading?.tool.definition).toBe(definition);
    expect(reading?.counts).toEqual({});
    expect(Object.keys(reading?.metrics ?? {}).length).toBeGreaterThan(10);
    expect(whole?.metrics).toMatchObject(reading?.metrics ?? {});
    expect(reading?.notes.join()).toContain("no summary stands above the percentiles");
    expect(readAny({ name: "x.txt", text: table })[0]?.metrics).toEqual(reading?.metrics);
  });

  it("is people's own where it has no lengths, and lengths by percentile are no counts of a run", () => {
    const lines = [
      "| Percentile | TTFT (ms) | Input tokens |",
      "| --- | --- | --- |",
      "| 50% | 12.5 | 64 |",
      "| 90% | 13.5 | 64 |",
      "| 99% | 14.5 | 64 |",
      "",
    ];
    const [reading] = readAny({ name: "x.md", text: lines.join("\n") });
    expect(reading).toMatchObject({
      tool: { name: "table" },
      metrics: { median_ttft_ms: 12.5, p90_ttft_ms: 13.5, p99_ttft_ms: 14.5 },
      counts: {},
    });
    expect(reading?.notes).toContain("not read: Input tokens, by its statistics");
  });
});
