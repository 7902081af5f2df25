import { describe, expect, it } from "vitest";
import { detectTool } from "../../src/tools/tools.ts";
import { fixture, readAny, readOne } from "./fixture-files.ts";

const REAL = "llama-server/7e4c0a9";

describe("what llama.cpp's server says of requests", () => {
  it("keeps every number of an answer to the last digit", () => {
    expect(readOne(`${REAL}/chat.json`)).toMatchObject({
      tool: { name: "llama-server", version: "b1-7e4c0a9", definition: "llama-server-gaps@1" },
      metrics: {
        prompt_ms: 2.18,
        prompt_per_token_ms: 0.03573770491803279,
        prompt_per_second: 27981.651376146787,
        predicted_ms: 1.085,
        predicted_per_token_ms: 0.09863636363636363,
        predicted_per_second: 10138.248847926268,
      },
      counts: { inputTokens: 61, outputTokens: 12 },
      workload: { prompt_n: 61, predicted_n: 12, cache_n: 0, model: "tiny.gguf" },
      validity: { state: "valid" },
      point: "prompt=61,predicted=12",
    });
  });

  it("takes requests of the same lengths for repeats of one cell", () => {
    const readings = readAny(fixture(`${REAL}/completions.jsonl`));
    expect(readings.map(({ point }) => point)).toEqual(Array(3).fill("prompt=59,predicted=16"));
    expect(readings.map(({ metrics }) => metrics["prompt_ms"])).toEqual([2.105, 2.231, 3.082]);
  });

  it("reads the log's lines of each request", () => {
    const readings = readAny(fixture(`${REAL}/server.log`));
    expect(readings.map(({ point }) => point)).toEqual([
      ...Array(4).fill("prompt=59,predicted=16"),
      "prompt=61,predicted=12",
      "prompt=61,predicted=4",
      "prompt=5,predicted=1",
    ]);
    expect(readings[0]).toMatchObject({
      tool: { definition: "llama-server-gaps@1" },
      metrics: { prompt_ms: 2.54, prompt_per_second: 23228.35, predicted_ms: 1.66, total_ms: 4.2 },
    });
  });

  it("keeps rates by all tokens apart from those by the gaps", () => {
    for (const name of ["slot-header.log", "print-timings.log"]) {
      expect(readOne(`llama-server/from-source/${name}`)).toMatchObject({
        tool: { definition: "llama-server@1" },
        metrics: { prompt_ms: 3217.81, predicted_per_token_ms: 22.11, predicted_per_second: 45.23, total_ms: 4168.6 },
      });
    }
  });

  it("takes the end of a stream alone", () => {
    expect(readOne(`${REAL}/chat-stream.jsonl`).point).toBe("prompt=61,predicted=4");
  });

  it("has no time from token to token where there is one token", () => {
    const { metrics, notes } = readOne(`${REAL}/one.json`);
    expect(Object.keys(metrics)).toEqual(["prompt_ms", "prompt_per_token_ms", "prompt_per_second"]);
    expect(notes.join()).toContain("no time from token to token");
  });

  it("reads timings alone, and a list", () => {
    const timings = { prompt_n: 28, prompt_ms: 447.926, predicted_n: 22, predicted_ms: 1317.711, cache_n: 7 };
    const list = { name: "x.json", text: JSON.stringify([timings, { timings }]) };
    expect(readAny(list).map(({ point }) => point)).toEqual(Array(2).fill("prompt=28,predicted=22,cached=7"));
  });

  it("keeps the drafts of a request, and no time that was not measured", () => {
    const [first, second] = readAny(fixture("llama-server/from-source/draft.log"));
    expect(first?.metrics).toMatchObject({
      predicted_ms: 5829.3,
      draft_n: 119,
      draft_n_accepted: 55,
      total_ms: 6081.41,
    });
    expect(second?.metrics).toEqual({
      predicted_ms: 1934.34,
      predicted_per_token_ms: 31.71,
      predicted_per_second: 31.54,
      total_ms: 1934.34,
    });
    expect(second?.notes).toEqual(["prompt_ms is 0: nothing was measured"]);
  });

  it("keeps what llama-cli says of a whole run apart", () => {
    expect(readOne("llama-server/from-source/perf.log")).toMatchObject({
      tool: { definition: "llama-perf@1" },
      metrics: { prompt_ms: 5871.21, predicted_ms: 104422.5, predicted_per_second: 4.88, total_ms: 110712.64 },
      counts: { outputTokens: 510 },
    });
  });

  it("names the times of a run that it does not read, beside their own request", () => {
    const block = (first: string, load: string, ms: string, last: string): string => `
${first}    sampling time =     ${load} ms /   136 runs   (    1.26 ms per token,   795.48 tokens per second)
llama_perf_context_print:        load time =    ${load} ms
llama_perf_context_print: prompt eval time =    ${ms} ms /     8 tokens (  500.00 ms per token,     2.00 tokens per second)
llama_perf_context_print:        eval time =    8000.00 ms /   127 runs   (   62.99 ms per token,    15.88 tokens per second)
llama_perf_context_print:       total time =   12345.67 ms /   135 tokens
${last}`;
    const text = [
      block(
        "llama_perf_sampler_print:",
        "1400.25",
        "4000.00",
        "common_perf_print: unaccounted time =   10.50 ms /   0.1 %",
      ),
      block("llama_perf_sampler_print:", "1500.75", "4400.00", ""),
    ].join("\n");
    expect(readAny({ name: "x.log", text }).map(({ notes }) => notes)).toEqual([
      ["not read: sampling time 1400.25 ms, load time 1400.25 ms, unaccounted time 10.50 ms"],
      ["not read: sampling time 1500.75 ms, load time 1500.75 ms"],
    ]);
  });

  it("gives way to what measured the server, in one text", () => {
    const { text } = fixture("sglang/0.5.23/ok-vllm-rate20.stdout.txt");
    const both = { name: "x.txt", text: `${fixture(`${REAL}/server.log`).text}\n${text}` };
    expect(detectTool(both).tool).toBe("sglang-bench");
  });
});

describe("a line of llama.cpp's log without its other half", () => {
  const PROMPT = "prompt eval time =   34348.19 ms / 10025 tokens (    3.43 ms per token,   291.86 tokens per second)";
  const PREDICTED =
    "generation eval time =   53177.83 ms /   154 runs   (  345.31 ms per token,     2.90 tokens per second)";
  const read = (text: string) => readAny({ name: "x.log", text: `${text}\n` });

  it("is read alone, and says what is missing", () => {
    expect(read(PROMPT)).toMatchObject([
      {
        point: "prompt=10025",
        metrics: { prompt_ms: 34348.19, prompt_per_token_ms: 3.43, prompt_per_second: 291.86 },
        counts: {},
        notes: ["no line of what was generated stands below it"],
      },
    ]);
    expect(read(`INFO [ print_timings] ${PREDICTED} | tid="1" t_token=345.31`)).toMatchObject([
      {
        point: "predicted=154",
        metrics: { predicted_ms: 53177.83, predicted_per_token_ms: 345.31, predicted_per_second: 2.9 },
        counts: { outputTokens: 154 },
        workload: { predicted_n: 154 },
        notes: ["no line of its prompt stands above it"],
      },
    ]);
  });

  it("may stand on the same line", () => {
    expect(read(` print_timings] ${PROMPT} | ${PREDICTED}`).map(({ point }) => point)).toEqual([
      "prompt=10025,predicted=154",
    ]);
    expect(read(`${PREDICTED}\n${PROMPT}\n${PREDICTED}`).map(({ point }) => point)).toEqual([
      "predicted=154",
      "prompt=10025,predicted=154",
    ]);
  });
});
