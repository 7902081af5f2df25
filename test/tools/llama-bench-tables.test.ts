import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/model/errors.ts";
import type { NamedReading } from "../../src/tools/tool.ts";
import { detectTool } from "../../src/tools/tools.ts";
import { fixture, RESULTS, readAny } from "./fixture-files.ts";

const HEAD = `| model                          |       size |     params | backend    | ngl |          test |                  t/s |
| ------------------------------ | ---------: | ---------: | ---------- | --: | ------------: | -------------------: |`;
const PROMPT =
  "| llama 7B Q4_0                  |   3.56 GiB |     6.74 B | CUDA       |  99 |         pp512 |      5123.45 ± 67.89 |";
const GENERATED =
  "| llama 7B Q4_0                  |   3.56 GiB |     6.74 B | CUDA       |  99 |         tg128 |         98.76 ± 0.54 |";
const LOG = "ggml_backend_cuda_graph_compute: disabling CUDA graphs due to batch size > 1 [ffn_inp-0] [4096 2 1 1]";
const SWEEP_HEAD = `|    PP |     TG |   N_KV |   T_PP s | S_PP t/s |   T_TG s | S_TG t/s |
|-------|--------|--------|----------|----------|----------|----------|`;
const SWEEP = [
  "|   512 |    128 |      0 |    0.400 |  1280.00 |    3.200 |    40.00 |",
  "|   512 |    128 |    512 |    0.500 |  1024.00 |    4.000 |    32.00 |",
];

const reading = (...lines: readonly string[]): readonly NamedReading[] =>
  readAny({ name: "x.txt", text: `${lines.join("\n")}\n` });
const speeds = (readings: readonly NamedReading[]): unknown[] =>
  readings.map(({ metrics }) => metrics["input_throughput"] ?? metrics["output_throughput"]);
const notes = (readings: readonly NamedReading[]): string => readings.flatMap((one) => one.notes).join("\n");

describe("a table of llama-bench, as it is printed while the run goes on", () => {
  it("goes on over lines of the log, before its first row and between rows", () => {
    expect(speeds(reading(HEAD, "============ Repacked 268 tensors", PROMPT, LOG, LOG, GENERATED))).toEqual([
      5123.45, 98.76,
    ]);
    expect(speeds(reading(SWEEP_HEAD, LOG, SWEEP[0] ?? "", LOG, SWEEP[1] ?? ""))).toEqual([1280, 1024]);
  });

  it("has the same results with a log line anywhere, quoted, and in CRLF", () => {
    const tables = RESULTS.filter(({ name, text }) => name.startsWith("llama-bench/") && /^\|.*t\/s/m.test(text));
    expect(tables.length).toBeGreaterThan(4);
    const change = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.replaceAll("\n", "\r\n"),
      (text) => text.replaceAll(/^/gm, "> "),
    );
    const logs = fc.array(
      fc.tuple(fc.nat(), fc.constantFrom(LOG, "", "llama-bench: benchmark 1/2: starting", "---", "+---+---+")),
    );
    fc.assert(
      fc.property(fc.constantFrom(...tables), logs, change, (source, inserted, changed) => {
        const lines = source.text.split("\n");
        for (const [place, log] of inserted) lines.splice(place % (lines.length + 1), 0, log);
        const found = readAny({ name: source.name, text: changed(lines.join("\n")) });
        const known = readAny(source);
        expect(found.map(({ metrics, point }) => [point, metrics])).toEqual(
          known.map(({ metrics, point }) => [point, metrics]),
        );
      }),
      { seed: 20261123 },
    );
  });

  it("notes a row that lacks cells, that is glued to a line of the log, or that has no heading", () => {
    const readings = reading(GENERATED, HEAD, PROMPT, "| llama 7B Q4_0 | tg128 | 11.22 ± 0.33 |", `${GENERATED}${LOG}`);
    expect(speeds(readings)).toEqual([5123.45]);
    expect(notes(readings)).toMatch(/not read: llama 7B Q4_0 \| tg128 \| 11.22 ± 0.33, \| llama 7B.*98.76 ± 0.54/);
    expect(notes(readings)).toMatch(/not read, its heading is lost: llama 7B Q4_0 \| 3.56 GiB .*98.76 ± 0.54/);
  });

  it("is read where a narrow window broke its lines, and where its heading was typed again", () => {
    const broken = [...HEAD.split("\n"), PROMPT].map((line) =>
      line.replaceAll(/ (?=\|\s*(?:ngl|99|test|pp512) \|)/g, "\n   "),
    );
    expect(speeds(reading(...broken, GENERATED))).toEqual([5123.45, 98.76]);
    const typed = SWEEP_HEAD.replace("N_KV", "N KV").replace("T_PP", "T PP");
    expect(reading(typed, ...SWEEP).map(({ metrics }) => metrics["prefill_latency"])).toEqual([0.4, 0.5]);
  });

  it("ends where another table begins", () => {
    const other = "| a | b | c | d | e | f | g |\n|---|---|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 |";
    for (const readings of [reading(HEAD, PROMPT, "", other), reading(SWEEP_HEAD, SWEEP[0] ?? "", "", other)]) {
      expect(readings.length).toBe(1);
      expect(notes(readings)).toBe("");
    }
    expect(speeds(reading(HEAD, PROMPT, SWEEP_HEAD, SWEEP[0] ?? ""))).toEqual([5123.45, 1280]);
  });

  it("is refused with the row in question where no row can be read", () => {
    const text = `${HEAD}\n${PROMPT.replace("pp512", "prompt")}\n`;
    expect(() => readAny({ name: "x.txt", text })).toThrow(UserError);
    expect(() => readAny({ name: "x.txt", text })).toThrow(
      /no row .* can be read; not read: .*prompt \| 5123.45 ± 67.89/,
    );
  });

  it("is read with another sign for ±, and with a heading in capitals", () => {
    for (const sign of ["_", "+/-", "+-", "┬▒", "Â±", "\uFFFD"]) {
      const [one] = reading(HEAD, PROMPT.replace("±", sign));
      expect(one?.metrics).toEqual({ input_throughput: 5123.45, std_input_throughput: 67.89 });
    }
    const capitals = HEAD.replace("model", "Model").replace("backend", "Backend").replace("test", "Test");
    const [one] = reading(capitals, PROMPT);
    expect(one).toMatchObject({ tool: { definition: "llama-bench@1" }, workload: { n_gpu_layers: 99 } });
    const rows = ["prefill", "decode"].map((test) => PROMPT.replace("pp512", test).replace(" ± 67.89", ""));
    const own = { name: "x.md", text: `${[capitals, ...rows].join("\n")}\n` };
    expect(detectTool(own).tool).toBe("table");
  });
});

describe("generation behind a prompt that is not timed", () => {
  it("is output throughput, alike in the table and in JSON", () => {
    const [row] = reading(HEAD, GENERATED.replace("     tg128", "tg64@pp512"));
    const fields = {
      n_prompt: 512,
      n_gen: 64,
      avg_ns: 640_000_000,
      avg_ts: 100.5,
      stddev_ts: 0.25,
      test: "tg64@pp512",
    };
    const [json] = readAny({ name: "x.json", text: JSON.stringify([fields]) });
    expect([row?.point, row?.metrics]).toEqual([
      "tg64@pp512",
      { output_throughput: 98.76, std_output_throughput: 0.54 },
    ]);
    expect(json?.point).toBe("tg64@pp512");
    expect(json?.metrics).toMatchObject({ output_throughput: 100.5, std_output_throughput: 0.25 });
    expect(json?.metrics["total_token_throughput"]).toBeUndefined();
  });
});

describe("the build of a row of llama-bench", () => {
  const version = (...lines: readonly string[]): unknown[] => reading(...lines).map(({ tool }) => tool.version);
  const [one, other] = ["build: 1a2b3c4d5 (9001)", "build: 5d4c3b2a1 (9002)"];

  it("is that below its own table", () => {
    expect(version(HEAD, PROMPT, "", one, "", HEAD, PROMPT, "", other)).toEqual([
      "9001 (1a2b3c4d5)",
      "9002 (5d4c3b2a1)",
    ]);
    expect(version(HEAD, PROMPT, one, PROMPT, other)).toEqual(["9001 (1a2b3c4d5)", "9002 (5d4c3b2a1)"]);
  });

  it("is unknown where none is below, and may stand above one table alone", () => {
    expect(version(HEAD, PROMPT, one, HEAD, PROMPT)).toEqual(["9001 (1a2b3c4d5)", undefined]);
    expect(version(one, HEAD, PROMPT, other, HEAD, PROMPT)).toEqual([undefined, undefined]);
    expect(version(one, HEAD, PROMPT)).toEqual(["9001 (1a2b3c4d5)"]);
    expect(version(one, other, HEAD, PROMPT)).toEqual([undefined]);
  });
});

describe("a row of llama-batched-bench", () => {
  const head = "|    PP |     TG |    B |   N_KV |   T_PP s | S_PP t/s |   T_TG s | S_TG t/s |      T s |    S t/s |";

  it("says what it printed of no prompt, and does not read it", () => {
    const row = "|     0 |    128 |    2 |    256 |    0.750 |     0.00 |   32.000 |     8.00 |   32.750 |     7.82 |";
    const [one] = reading(head, row);
    expect(one?.metrics).toEqual({
      decode_time: 32,
      output_throughput: 8,
      duration: 32.75,
      total_token_throughput: 7.82,
    });
    expect(one?.notes).toEqual(["pp is 0, not read: t_pp 0.750"]);
  });

  it("has the settings of its own run", () => {
    const row = "|   512 |    128 |    2 |   1280 |    0.750 |  1365.33 |   32.000 |     8.00 |   32.750 |    39.08 |";
    const set = "main: n_kv_max = 4096, n_batch = 2048, n_ubatch = 512, flash_attn = 1";
    const [first, second] = reading(set, "", head, row, "", head, row);
    expect([first, second].map((one) => one?.workload["n_kv_max"])).toEqual([4096, undefined]);
  });
});

describe("two builds of llama-bench in one file", () => {
  const variants = (text: string) =>
    readAny({ name: "x", text }).map(({ variant, point, tool }) => [variant, point, tool.version]);
  const [row] = JSON.parse(fixture("llama-bench/b11434/ok-json.stdout.txt").text) as Record<string, unknown>[];
  const line = (build: object) => JSON.stringify({ ...row, ...build });
  const [base, head] = [
    { build_number: 9595, build_commit: "9da5214fd" },
    { build_number: 9599, build_commit: "1234abcde" },
  ];

  it("are variants of one test, by their builds", () => {
    const found = variants(`${line(base)}\n${line(head)}\n`);
    expect(found.map(([variant]) => variant)).toEqual(["9595 (9da5214fd)", "9599 (1234abcde)"]);
    expect(new Set(found.map(([, point]) => point)).size).toBe(1);
  });

  it("are variants by the titles above them, where people wrote some", () => {
    const table = (speed: string, build: string) =>
      `| model | backend | ngl | test | t/s |\n| --- | --- | --: | --: | --: |\n| llama 7B F16 | CUDA | 99 | pp512 | ${speed} ± 1.20 |\n\nbuild: ${build}\n\n`;
    const text = `master:\n\n${table("91.98", "9da5214fd (9595)")}PR:\n\n${table("95.12", "1234abcde (9599)")}`;
    expect(variants(text)).toEqual([
      ["master", "pp512", "9595 (9da5214fd)"],
      ["PR", "pp512", "9599 (1234abcde)"],
    ]);
  });

  it("are other tests where their set-ups differ too, and repeats where nothing does", () => {
    const batched = variants(`${line(base)}\n${line({ ...head, n_batch: 64 })}\n`);
    expect(batched.map(([variant]) => variant)).toEqual([undefined, undefined]);
    expect(new Set(batched.map(([, point]) => point)).size).toBe(2);
    expect(variants(`${line(base)}\n${line(base)}\n`).map(([variant]) => variant)).toEqual([undefined, undefined]);
  });
});
