import { describe, expect, it } from "vitest";
import type { NamedReading } from "../../src/tools/tool.ts";
import { detectTool, TOOLS } from "../../src/tools/tools.ts";
import { fixture, readAny } from "./fixture-files.ts";

const list = (metrics: readonly object[]): NamedReading | undefined =>
  readAny({ name: "x.json", text: JSON.stringify({ metrics }) })[0];

describe("a list of metrics", () => {
  it.each([
    [{ id: "weights_loaded", unit: "s", direction: "lower", value: 3 }, "lower"],
    [{ id: "hits", unit: "hits", direction: "higher-is-better", value: 3 }, "higher"],
    [{ id: "hits", unit: "hits", direction: "maximize", value: 3 }, "higher"],
    [{ id: "load", unit: "s", value: 3 }, "lower"],
    [{ id: "speed", unit: "img/s", value: 3 }, "higher"],
    // What the list says counts more than the unit.
    [{ id: "uptime", unit: "s", direction: "bigger", value: 3 }, "higher"],
  ])("declares the direction of a metric of its own: %j", (metric, betterWhen) => {
    expect(list([metric])?.declared).toEqual({ [metric.id]: { unit: metric.unit, betterWhen } });
  });

  it("declares nothing of a known metric, nor where neither list nor unit says a direction", () => {
    expect(list([{ id: "output_throughput", unit: "tok/s", direction: "lower", value: 3 }])?.declared).toBeUndefined();
    expect(list([{ id: "layers", unit: "layers", value: 3 }])?.declared).toBeUndefined();
  });

  it("leaves out a known metric in another unit", () => {
    const reading = list([
      { id: "mean_ttft_ms", unit: "s", value: 0.08 },
      { id: "duration", unit: "seconds", value: 9 },
    ]);
    expect(reading?.metrics).toEqual({ duration: 9 });
    expect(reading?.notes).toContain("left out: mean_ttft_ms is in ms, not in s: 0.08");
  });
});

describe("a Hugging Face script of one stream", () => {
  it("is read from JSON lines, one run each, with a memory a device", () => {
    const [first, second] = readAny(fixture("custom/hf-script/runs.jsonl"));
    expect(first).toMatchObject({
      tool: { definition: "hf-script@1" },
      metrics: {
        elapsed_time: 35.21,
        output_throughput: 14.54,
        peak_memory_gb_device0: 23.1,
        peak_memory_gb_device1: 22.9,
      },
      counts: { inputTokens: 8192, outputTokens: 512 },
    });
    expect(Object.keys(first?.counts ?? {})).toEqual(["inputTokens", "outputTokens"]);
    expect(second?.metrics["peak_memory_gb_device1"]).toBeUndefined();
  });

  it("is read from printed lines, where a 0 is absent", () => {
    const [reading] = readAny(fixture("custom/hf-script/printed.txt"));
    expect(reading?.metrics).toEqual({ elapsed_time: 35.21, output_throughput: 14.54, peak_memory_gb_device0: 23.1 });
    expect(reading?.counts).toEqual({ inputTokens: 8192, outputTokens: 512 });
    expect(reading?.notes.join()).toContain("peak memory cuda:1: 0.00");
  });

  it("is several runs where a name comes again", () => {
    const text = "elapsed=3.5s tok/s=14.5 generated=51\nelapsed=3.4s tok/s=14.9 generated=51\n";
    expect(readAny({ name: "x", text }).map(({ metrics }) => metrics["output_throughput"])).toEqual([14.5, 14.9]);
  });

  it("is read from words, and says which times it did not read", () => {
    const [reading, ...others] = readAny(fixture("custom/hf-script/phrases.txt"));
    expect(others).toEqual([]);
    expect(reading?.metrics).toEqual({ elapsed_time: 45.67, output_throughput: 11.21, peak_memory_gb: 23.45 });
    expect(reading?.counts).toEqual({ outputTokens: 512 });
    expect(reading?.notes).toContain("not read: Prefill time: 3.21 s");
  });

  it("is read from Chinese names, with a memory a device", () => {
    const [reading] = readAny(fixture("custom/hf-script/chinese.txt"));
    expect(reading?.metrics).toEqual({
      elapsed_time: 45.67,
      output_throughput: 11.21,
      peak_memory_gb_device0: 23.45,
      peak_memory_gb_device1: 22.9,
    });
    expect(reading?.counts).toEqual({ inputTokens: 32768, outputTokens: 512 });
  });

  it("has a memory a device behind any sign, before or after its name", () => {
    const head = "Total time: 45.67 s\nThroughput: 11.21 tokens/s\nNew tokens: 512\n";
    const before = "cuda:0 max memory allocated: 23.45 GB\ncuda:1 max memory allocated: 22.10 GB\n";
    const inLine = "peak memory: npu:0=23.45 GB, npu:1=22.10 GB\n";
    for (const text of [head + before, head + inLine])
      expect(readAny({ name: "x", text })[0]?.metrics).toEqual({
        elapsed_time: 45.67,
        output_throughput: 11.21,
        peak_memory_gb_device0: 23.45,
        peak_memory_gb_device1: 22.1,
      });
  });

  it("has a memory a device without a sign between, and names what stands beside plain lines", () => {
    const [stream] = TOOLS.custom.read({
      name: "x",
      text: "generated 512 tokens in 45.67 s, 11.21 tok/s\npeak memory: npu:0 34.50 GiB, npu:1 22.10 GiB\n",
    });
    expect(stream?.metrics).toMatchObject({ peak_memory_gib_device0: 34.5, peak_memory_gib_device1: 22.1 });
    const [lines] = TOOLS.custom.read({
      name: "x",
      text: "elapsed: 45.67 s\ntok/s: 11.21\nPeak memory cuda:0: 23.4 GiB, cuda:1: 22.1 GiB\n",
    });
    expect(lines?.notes.join()).toMatch("not read: Peak memory cuda:0: 23.4 GiB, cuda:1: 22.1 GiB");
  });

  it("keeps two runs in words apart, and the devices of each", () => {
    const [first, second] = readAny(fixture("custom/hf-script/devices.txt"));
    expect(first?.metrics).toEqual({
      elapsed_time: 45.67,
      output_throughput: 11.21,
      peak_memory_gib_device0: 23.45,
      peak_memory_gib_device1: 22.9,
    });
    expect(second?.metrics).toEqual({ elapsed_time: 44.12, output_throughput: 11.6, peak_memory_gib_device0: 23.45 });
  });

  it.each([
    "elapsed: 1,234.5 s\ntok/s: 41.5\ngenerated: 512\n",
    "elapsed time: 2 min\ntok/s: 41.5\ngenerated: 512\n",
    "elapsed: 12.3 s\nprefill speed: 1000 tok/s\ngenerated: 512\n",
    "batch size: 16\nlatency: 1.65 s\nthroughput: 77.57 token/s\noutput_len: 8\n",
  ])("is none where a number is grouped, in another unit, or of something else: %j", (text) => {
    expect(detectTool({ name: "x", text }).tool).toBeUndefined();
  });
});

describe("github-action-benchmark", () => {
  const run = (id: string, value: number) => ({
    commit: { id },
    date: 1,
    tool: "customBiggerIsBetter",
    benches: [
      { name: "output_throughput", value, unit: "tok/s", range: "± 3", extra: "a\nb" },
      { name: "hits", value, unit: "hits" },
    ],
  });

  it("has the newest result of each suite in its data.js, with the direction of its tool", () => {
    const data = { lastUpdate: 1, repoUrl: "x", entries: { Serving: [run("a1", 90), run("b2", 100.5)] } };
    const text = `window.BENCHMARK_DATA = ${JSON.stringify(data, null, 2)}\n`;
    const [reading, ...others] = readAny({ name: "data.js", text });
    expect(others).toEqual([]);
    expect(reading).toMatchObject({
      metrics: { output_throughput: 100.5, hits: 100.5 },
      point: "Serving",
      declared: { hits: { unit: "hits", betterWhen: "higher" } },
    });
    expect(reading?.notes.slice(0, 2)).toEqual(["of commit b2", "not read: 1 older results of Serving"]);
    expect(reading?.notes).toContain("output_throughput: unit tok/s, direction bigger, range ± 3, extra a b");
  });

  it("is told where it calls a known metric better the other way", () => {
    const value = { direction: "smaller", name: "output_throughput", unit: "tok/s", value: 3 };
    const [reading] = readAny({ name: "x.json", text: JSON.stringify([value]) });
    expect(reading?.notes).toContain(
      "output_throughput is better when higher: that the list says lower is passed over",
    );
  });
});
