import { describe, expect, it } from "vitest";
import type { NamedReading } from "../../src/tools/tool.ts";
import { fixture, readAny, readOne } from "./fixture-files.ts";

/** Every metric that both print is the same, up to the places of the text. */
function expectSame(text: NamedReading | undefined, file: NamedReading | undefined, fewest: number): void {
  const shared = Object.entries(text?.metrics ?? {}).filter(([id]) => file?.metrics[id] !== undefined);
  expect(shared.length).toBeGreaterThanOrEqual(fewest);
  for (const [id, value] of shared) {
    const places = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
    expect(Math.abs((file?.metrics[id] ?? 0) - value), id).toBeLessThanOrEqual(0.51 * 10 ** -Math.max(2, places));
  }
}

describe("real outputs of LMDeploy's scripts", () => {
  it.each([
    ["0.5.3/throughput", "csv", 11],
    ["0.5.3/restful", "csv", 7],
    ["0.5.3/restful-no-stream", "csv", 4],
    ["0.5.3/pipeline", "csv", 4],
    ["0.7.3/restful-fail", "jsonl", 7],
    ["0.7.3/throughput-fail", "csv", 3],
    ["0.9.0/restful-fail", "jsonl", 8],
    ["0.9.0/throughput-no-stream", "csv", 4],
    ["0.9.0/pipeline", "csv", 4],
    ["0.16.0/restful-fail", "jsonl", 8],
    ["0.16.0/throughput-fail", "csv", 4],
  ])("say the same in text and file: %s", (name, ending, fewest) => {
    const text = readOne(`lmdeploy/${name}.stdout.txt`);
    expectSame(text, readOne(`lmdeploy/${name}.${ending}`), fewest);
    expect(text.notes.filter((note) => note.startsWith("not read"))).toEqual([]);
    expect(text.validity).toEqual({ state: "valid" });
  });

  it("have numpy's types around their percentiles since numpy 2", () => {
    expect(fixture("lmdeploy/0.5.3/throughput.stdout.txt").text).toContain("[np.float64(");
    const { metrics } = readOne("lmdeploy/0.5.3/throughput.stdout.txt");
    expect(metrics["p99_itl_s"]).toBeGreaterThan(0);
    expect(metrics["p99_itl_s"]).toBe(readOne("lmdeploy/0.5.3/throughput.csv").metrics["p99_itl_s"]);
  });

  it("count what was asked for and did not complete", () => {
    expect(readOne("lmdeploy/0.7.3/throughput-fail.stdout.txt").counts).toMatchObject({ requested: 12, failed: 2 });
    for (const version of ["0.7.3", "0.9.0", "0.16.0"]) {
      const { counts, tool } = readOne(`lmdeploy/${version}/restful-fail.stdout.txt`);
      expect(counts.failed).toBe(12 - (counts.completed ?? 0));
      expect(counts.failed).toBeGreaterThan(0);
      expect(tool).toEqual(readOne(`lmdeploy/${version}/restful-fail.jsonl`).tool);
    }
    expect(readOne("lmdeploy/0.5.3/pipeline.stdout.txt").counts.requested).toBe(12);
  });

  it("tell the settings of a throughput run", () => {
    expect(readOne("lmdeploy/0.7.3/throughput-fail.stdout.txt").workload).toMatchObject({
      max_concurrency: 2,
      cancel_rate: 0,
      skip_tokenize: "false",
    });
  });
});

describe("profile_generation", () => {
  it.each([
    ["0.1.0/generation", "batch=2,input=16,output=8"],
    ["from-source/profile_generation", "batch=16,input=128,output=128"],
  ])("prints each batch as it writes it: %s", (name, point) => {
    const text = readAny(fixture(`lmdeploy/${name}.stdout.txt`));
    const file = readAny(fixture(`lmdeploy/${name}.csv`));
    expect(text.map((reading) => [reading.point, reading.tool])).toEqual(
      file.map((reading) => [reading.point, reading.tool]),
    );
    for (const [index, reading] of text.entries()) expectSame(reading, file[index], 8);
    expect(text.map((reading) => reading.point)).toContain(point);
  });

  it("told the throughput of a thread until 0.1, which is another", () => {
    const text = [
      "--------------------------------------------------",
      "concurrency: 4, input_tokens: 128, output_tokens: 128",
      "elapsed_time: 5.12s",
      "first_token latency(min, max, ave): 0.06s, 3.11s, 0.23s",
      "token latency(min, max, ave): 1.21s, 1.42s, 1.31s",
      "throughput: 387.79 token/s",
      "--------------------------------------------------",
      "",
    ].join("\n");
    const [reading] = readAny({ name: "x", text });
    expect(reading?.tool.definition).toBe("lmdeploy-generation-0.0@1");
    expect(reading?.point).toBe("batch=4,input=128,output=128");
    expect(reading?.metrics).toEqual({
      ...{ duration: 5.12, min_ttft_s: 0.06, max_ttft_s: 3.11, mean_ttft_s: 0.23, output_throughput: 387.79 },
      ...{ min_decode_time_s: 1.21, max_decode_time_s: 1.42, mean_decode_time_s: 1.31 },
    });
    const csv =
      "batch,prompt_tokens,completion_tokens,throughput_per_proc(token/s),throughput_per_node(token/s),mem_per_proc(GB),mem_per_gpu(GB),mem_per_node(GB)\n4,128,128,387.79,3102.32,15.21,15.21,121.68\n";
    const [row] = readAny({ name: "x.csv", text: csv });
    expect(row?.tool).toEqual(reading?.tool);
    expect(row?.point).toBe(reading?.point);
    expect(row?.metrics).toEqual({ output_throughput: 387.79, peak_memory_gib: 15.21 });
  });

  it("is refused where it is cut off", () => {
    const { name, text } = fixture("lmdeploy/0.1.0/generation.stdout.txt");
    expect(() => readAny({ name, text: text.slice(0, text.indexOf("throughput:")) })).toThrow(
      /ends before its last line/,
    );
  });
});

describe("an old run in which nothing was generated", () => {
  it("is not valid, though it says how many requests it sent a second", () => {
    const { text } = fixture("lmdeploy/0.5.3/restful.stdout.txt");
    const empty = text
      .replace(/(completion tokens: )\d+/, "$10")
      .replace(/(throughput \(completion token\): )[\d.]+/, "$10.000");
    const [reading] = readAny({ name: "x", text: empty });
    expect(reading?.validity).toMatchObject({ state: "invalid", reasons: [expect.stringContaining("no tokens")] });
  });
});
