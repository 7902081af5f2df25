import { describe, expect, it } from "vitest";
import type { NamedReading } from "../../src/tools/tool.ts";
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
});
