import { describe, expect, it } from "vitest";
import { metricOf } from "../../../src/model/metric.ts";
import type { NamedReading } from "../../../src/tools/tool.ts";
import { detect, read } from "../../../src/tools/vllm-bench/read.ts";
import { fixture } from "../fixture-files.ts";
import { ENDED_EARLY, vllmFixtures } from "./fixture-files.ts";

const COUNTS: Record<string, keyof NamedReading["counts"]> = {
  num_prompts: "requested",
  num_requests: "requested",
  completed: "completed",
  failed: "failed",
  total_input_tokens: "inputTokens",
  total_output_tokens: "outputTokens",
};
const SET_UP = [
  ...["inter_turn_delay_ms", "multi_turn_concurrency", "turns_per_conversation", "num_conversations"],

  "burstiness",
  "request_rate",
  "max_concurrency",
  "ramp_up_start_rps",
  "ramp_up_end_rps",
  "run_number",
  "best_of",
  "random_input_len",
  "random_output_len",
];

/** The JSON objects of a file, read without the reader under test. */
function objectsIn(text: string): Record<string, unknown>[] {
  try {
    return [JSON.parse(text)].flat();
  } catch {
    return text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  }
}

/** Ids of keys that are not spelled like one. */
const OTHER_IDS: Record<string, string> = {
  "request_goodput:": "request_goodput",
  "correct_rate(%)": "correct_rate_percent",
  output_tokens_per_second: "output_throughput",
};

/** Every number that a result object prints, with the id that it must have; metadata is text. */
function printedNumbers(object: Record<string, unknown>): [string, number][] {
  const isGuided = "correct_rate(%)" in object;
  return Object.entries(object).flatMap(([key, value]): [string, number][] => {
    if (typeof value === "number") return [[OTHER_IDS[key] ?? key, value]];
    if (isGuided && key.endsWith("_per_second")) return [[OTHER_IDS[key] ?? key, Number(value)]];
    if (key === "spec_decode_per_position_acceptance_rates")
      return (value as number[]).map((rate, place) => [`spec_decode_position_${place}_acceptance_share`, rate]);
    if (key === "steady_state" && value) return steadyNumbers(value);
    if (value === null || typeof value !== "object" || !key.endsWith("percentiles")) return [];
    const id = key === "percentiles" ? "latency" : key.replace("_percentiles", "_time");
    return Object.entries(value).map(([percentile, number]) => [`p${percentile}_${id}`, number as number]);
  });
}

/** Those of a part of the run, with percentiles in pairs. */
function steadyNumbers(steady: object): [string, number][] {
  return Object.entries(steady).flatMap(([key, value]): [string, number][] => {
    if (typeof value === "number") return [[`steady_state_${key}`, value]];
    const measure = key.replace("percentiles_", "");
    return Array.isArray(value) ? value.map(([rank, number]) => [`steady_state_p${rank}_${measure}`, number]) : [];
  });
}

const jsonFixtures = vllmFixtures(".json").filter(({ name }) => !name.endsWith(".pytorch.json"));

describe("JSON results", () => {
  it.each(jsonFixtures.map((source) => [source.name, source] as const))(
    "prints every number of %s",
    (_name, source) => {
      const objects = objectsIn(source.text);
      const readings = read(source);
      expect(readings).toHaveLength(objects.length);
      for (const [index, object] of objects.entries()) {
        const { metrics, counts, workload } = readings[index] as NamedReading;
        for (const [key, value] of printedNumbers(object)) {
          const count = COUNTS[key];
          if (count !== undefined) expect(counts[count], key).toBe(value);
          else if (isZeroOfNothing(key, value, counts)) expect(metrics[key], key).toBeUndefined();
          else if (!SET_UP.includes(key)) expect(metrics[key], key).toBe(value);
          else if (key !== "run_number") expect(workload[key], key).toBe(value);
        }
        const known = new Set(printedNumbers(object).map(([key]) => key));
        expect(Object.keys(metrics).filter((id) => !known.has(id))).toEqual([]);
      }
    },
  );

  it("covers many releases and all benchmarks", () => {
    const definitions = new Set(jsonFixtures.flatMap((source) => read(source)).map(({ tool }) => tool.definition));
    expect([...definitions].sort()).toEqual(["vllm-latency@1", "vllm-serve@1", "vllm-startup@1", "vllm-throughput@1"]);
    expect(new Set(jsonFixtures.map(({ name }) => name.split("/")[1])).size).toBeGreaterThan(15);
  });
});

const BEHIND_THE_BLOCK = /^(?:steady_state_|correct_rate_percent$)/;
/** By `vllm bench throughput`, and of embeddings by the client in Rust. */
const ONLY_PRINTED = ["output_throughput", "max_concurrent_requests"];

const textFixtures = vllmFixtures(".txt").filter(({ name }) => !ENDED_EARLY.test(name));

/** What the client prints where no request completed is no measurement. */
function isZeroOfNothing(key: string, value: unknown, counts: NamedReading["counts"]): boolean {
  return counts.completed === 0 && value === 0 && metricOf(key) !== undefined;
}

/** The literals of a printed block: `label: 12.34` lines between the heading and the closing rule. */
function literalsIn(text: string): number[] {
  const block = /=+ (?:Serving|Embedding\/Pooling) Benchmark Result =+\n([\s\S]*?)\n={50,60}\n/.exec(text)?.[1];
  const lines = block?.split("\n") ?? [];
  return lines.flatMap((line) => /^ *[A-Z].*: +(\S+) *$/.exec(line)?.[1] ?? []).map(Number);
}

describe("printed results", () => {
  const serve = textFixtures.filter(
    ({ name, text }) => /(?:Serving|Pooling) Benchmark Result/.test(text) && !name.endsWith("several-runs.txt"),
  );

  it.each(serve.map((source) => [source.name, source] as const))("prints every number of %s", (_name, source) => {
    const [reading, ...others] = read(source);
    expect(others).toEqual([]);
    const { metrics: all, counts, workload } = reading as NamedReading;
    const metrics = Object.fromEntries(Object.entries(all).filter(([id]) => !BEHIND_THE_BLOCK.test(id)));
    const derived = /^Failed requests:/m.test(source.text) ? {} : { failed: undefined };
    const { requested: _asked, ...given } = counts;
    const printedCounts = Object.values({ ...given, ...derived }).filter((value) => value !== undefined);
    const settings = [/Maximum request concurrency: {2,}/, /Request rate configured/].flatMap((label, index) =>
      label.test(source.text) ? [workload[index === 0 ? "max_concurrency" : "request_rate"]] : [],
    );
    const ascending = (numbers: unknown[]): unknown[] => numbers.map(Number).sort((a, b) => a - b);
    const found = [...Object.values(metrics), ...printedCounts, ...settings];
    const zeros = counts.completed === 0 ? literalsIn(source.text).filter((value) => value === 0) : [];
    const countedZeros = printedCounts.filter((value) => value === 0);
    expect(ascending([...found, ...zeros.slice(countedZeros.length)])).toEqual(ascending(literalsIn(source.text)));
  });

  it.each(serve.map((source) => [source.name, source] as const))(
    "reads %s with other line ends and colours",
    (name, source) => {
      const numbers = (text: string) => read({ name, text }).map(({ metrics, counts }) => ({ metrics, counts }));
      const windows = `\uFEFF${source.text.replaceAll(/\r?\n/g, "\r\n")}`;
      const coloured = source.text.replaceAll(/^([A-Z].*: {2,}.*)$/gm, "\u001B[32m$1\u001B[0m");
      expect([numbers(windows), numbers(coloured)]).toEqual([numbers(source.text), numbers(source.text)]);
    },
  );

  const beside = textFixtures.flatMap((text) => {
    const json = jsonFixtures.find(({ name }) => name === text.name.replace(/\.txt$/, ".json"));
    return json === undefined ? [] : [[text.name, text, json] as const];
  });

  it.each(beside)("gives %s the ids that its JSON has", (_name, text, json) => {
    const printed = read(text)[0] as NamedReading;
    const exact = read(json)[0] as NamedReading;
    expect(printed.tool.definition).toBe(exact.tool.definition);
    expect(Object.keys(printed.metrics).length).toBeGreaterThan(printed.counts.completed === 0 ? 0 : 1);
    for (const [id, value] of Object.entries(printed.metrics)) {
      const share = exact.metrics[id.replace(/_rate$/, "_share")];
      const inPercent = share === undefined ? undefined : 100 * share;
      const other = exact.metrics[id] ?? inPercent ?? (ONLY_PRINTED.includes(id) ? value : Number.NaN);
      expect(Math.abs(other - value), id).toBeLessThanOrEqual(0.005 + 1e-9);
    }
    for (const [key, value] of Object.entries(printed.workload))
      expect([value, undefined], key).toContain(exact.workload[key]);
  });

  it("reads the latency and throughput lines to the last digit", () => {
    expect(read(fixture("vllm/0.32.0/bench/latency.txt"))[0]?.metrics).toEqual({
      avg_latency: 0.03739459959997475,
      p10_latency: 0.03253281899997092,
      p25_latency: 0.03445631400018101,
      p50_latency: 0.037258549999933166,
      p75_latency: 0.039235331999861955,
      p90_latency: 0.042557520599984855,
      p99_latency: 0.0445508337600586,
    });
    const [throughput] = read(fixture("vllm/0.32.0/bench/throughput.txt"));
    expect(throughput?.metrics).toEqual({
      requests_per_second: 110.43,
      tokens_per_second: 5306.33,
      output_throughput: 1766.94,
    });
    expect(throughput?.counts).toEqual({ inputTokens: 641, outputTokens: 320 });
  });
});

describe("records for the PyTorch dashboard", () => {
  it("give the run that the result beside them gives", () => {
    const [result] = read(fixture("vllm/0.8.5/bench/serving-hud.json"));
    const [reading, ...others] = read(fixture("vllm/0.8.5/bench/serving-hud.pytorch.json"));
    expect(others).toEqual([]);
    expect(reading).toMatchObject({ metrics: result?.metrics, counts: result?.counts, tool: result?.tool });
  });

  it("give each time of a start in a file of its own, with a bare number until 0.15", () => {
    const [whole] = read(fixture("vllm/0.14.0/bench/startup.json"));
    const parts = ["cold_startup", "cold_compilation", "warm_startup", "warm_compilation"].flatMap((part) =>
      read(fixture(`vllm/0.14.0/bench/startup.${part}.pytorch.json`)),
    );
    expect(Object.assign({}, ...parts.map(({ metrics }) => metrics))).toEqual(whole?.metrics);
  });
});

describe("the table of a sweep", () => {
  it("has the numbers of its runs, to the last digit", () => {
    const folder = "vllm/0.12.0/bench/sweep-out/20261123_041229";
    const runs = [16, 32].flatMap((length) =>
      read(fixture(`${folder}/BENCH--random_input_len=${length}-random_output_len=8/summary.json`)),
    );
    const rows = read(fixture(`${folder}/summary.csv`));
    const numbers = ({ metrics, counts }: NamedReading): unknown => ({ metrics, counts });
    expect(rows.map(numbers)).toEqual(runs.map(numbers));
    expect(rows.map(({ point }) => point)).toEqual([16, 16, 32, 32].map((length) => `random_input_len=${length}`));
    const { name, text } = fixture(`${folder}/summary.csv`);
    expect(() => read({ name, text: text.slice(0, -50) })).toThrow("line 5 has not as many fields");
  });
});

describe("benchmarks that ended early", () => {
  const early = vllmFixtures(".txt").filter(({ name }) => ENDED_EARLY.test(name));

  it.each(early.map((source) => [source.name, source] as const))("finds no result in %s", (_name, source) => {
    expect(detect(source)).toBeUndefined();
    expect(() => read(source)).toThrow(/holds no result/);
  });
});

describe("other tools' output", () => {
  it.each([
    "sglang/0.5.23/ok-vllm-rate20.jsonl",
    "sglang/0.5.23/ok-vllm-rate20.stdout.txt",
    "sglang/0.4.6.post1/ok-sglang-oai.jsonl",
    "sglang/0.4.6.post1/ok-sglang-oai.stdout.txt",
    "vllm/0.32.0/data/custom.jsonl",
    "vllm/0.32.0/data/sharegpt.json",
    "vllm/0.32.0/commands.md",
  ])("does not take %s for vLLM's", (path) => {
    expect(detect(fixture(path))).toBeUndefined();
  });
});

describe("failed requests", () => {
  it("keeps a run valid in which the engine refused every request", () => {
    for (const path of ["vllm/0.32.0/fail/serve-wrong-model.txt", "vllm/0.32.0/bench/serve-oversized.json"]) {
      const [reading] = read(fixture(path));
      expect(reading?.validity).toEqual({ state: "valid" });
      expect(reading?.counts.completed).toBe(0);
      expect(reading?.notes.join()).toContain("are not measurements");
    }
  });

  it("makes a run invalid whose server was not there", () => {
    const [reading] = read(fixture("vllm/0.32.0/fail/serve-server-down.txt"));
    expect(reading?.counts).toEqual({ requested: 20, completed: 0, failed: 20, inputTokens: 0, outputTokens: 0 });
    expect(reading?.validity).toEqual({
      state: "invalid",
      reasons: [expect.stringMatching(/^server unreachable: .*Cannot connect to host 127\.0\.0\.1:28699/)],
    });
  });

  it("keeps a run valid whose server died on the way, with the counts that tell it", () => {
    const [reading] = read(fixture("vllm/0.32.0/fail/serve-midway-server-sigterm.txt"));
    expect(reading?.validity.state).toBe("valid");
    expect(reading?.counts).toMatchObject({ completed: 18, failed: 42 });
  });

  it("does not count as lost what was never sent, where a progress bar tells how much there was", () => {
    const [reading] = read(fixture("vllm/0.6.6/bench/serving-short.txt"));
    expect(reading?.counts).toMatchObject({ requested: 30, completed: 30, failed: 0 });
    expect(reading?.notes).toContain("num_prompts is 500, and 30 requests were sent: the data set has no more");
  });

  it("derives failures from what was asked, in JSON and in the arguments that are printed before a block", () => {
    for (const ending of ["json", "txt"]) {
      const [reading] = read(fixture(`vllm/0.9.2/bench/serve-inf.${ending}`));
      expect(reading?.counts).toMatchObject({ requested: 20, completed: 20, failed: 0 });
    }
    const { name, text } = fixture("vllm/0.9.2/bench/serve-inf.txt");
    const lost = text.replace(/(Successful requests: +)20/, "$112");
    expect(read({ name, text: lost })[0]?.counts).toMatchObject({ requested: 20, completed: 12, failed: 8 });
    const pasted = text.slice(text.indexOf("============ Serving"));
    expect(read({ name, text: pasted })[0]?.counts).toEqual({ completed: 20, inputTokens: 640, outputTokens: 320 });
  });
});
