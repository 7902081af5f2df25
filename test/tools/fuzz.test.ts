import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/model/errors.ts";
import type { NamedReading, Source } from "../../src/tools/tool.ts";
import { detectTool, TOOLS } from "../../src/tools/tools.ts";
import { CUT_BY_ITS_TOOL, fixture, RESULTS, readAny } from "./fixture-files.ts";

/** Readings of a damaged text by the tool that it is from, or `undefined` when it is refused in words. */
function readOrRefuse(whole: Source, text: string): readonly NamedReading[] | undefined {
  const source = { name: whole.name, text };
  const detected = detectTool(source).tool;
  const tool = detected ?? detectTool(whole).tool;
  if (tool === undefined) throw new Error(`${whole.name} is not recognised`);
  try {
    return TOOLS[tool].read(source);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return undefined;
  }
}

/** Big files are cut at fewer places: each cut costs a parse. */
const runsFor = ({ text }: Source): number => (text.length > 100_000 ? 8 : 40);

describe("a file that is cut anywhere", () => {
  it.each(RESULTS.map((source) => [source.name, source] as const))(
    "never gives a wrong number: %s",
    (_name, source) => {
      const whole = readAny(source);
      const { text } = source;
      fc.assert(
        fc.property(fc.nat({ max: text.length - 1 }), fc.boolean(), (at, fromEnd) => {
          const cut = fromEnd ? text.slice(0, text.length - Math.min(at, 400)) : text.slice(0, at);
          for (const [index, { metrics, counts, tool }] of (readOrRefuse(source, cut) ?? []).entries()) {
            if (tool.definition !== whole[index]?.tool.definition) continue;
            for (const [id, value] of Object.entries(metrics)) expect(value, id).toBe(whole[index]?.metrics[id]);
            // A list of requests says how many there are.
            if (!source.name.endsWith("profile_export.jsonl")) expect(whole[index]?.counts).toMatchObject(counts);
          }
        }),
        { numRuns: runsFor(source) },
      );
    },
  );

  it("refuses the array that a dying llama-bench leaves open", () => {
    const source = fixture("llama-bench/b11434/fail-second-model-corrupt-json.stdout.txt");
    expect(CUT_BY_ITS_TOOL.test(source.name)).toBe(true);
    expect(detectTool(source)).toMatchObject({ tool: "llama-bench" });
    expect(() => readAny(source)).toThrow(/ends in the middle of a value at line 93/);
  });
});

const DRESSES: readonly (readonly [string, (text: string) => string])[] = [
  ["CRLF", (text) => text.replaceAll(/\r?\n/g, "\r\n")],
  ["a byte order mark", (text) => `\uFEFF${text}`],
  ["blank lines at its end", (text) => `${text}\n\n`],
];

describe.each(DRESSES)("a text with %s", (_dress, dress) => {
  it.each(RESULTS.map((source) => [source.name, source] as const))("gives the same numbers: %s", (_name, source) => {
    const dressed = { name: source.name, text: dress(source.text) };
    const same = readAny(dressed).map(({ metrics, counts }) => ({ metrics, counts }));
    expect(same).toEqual(readAny(source).map(({ metrics, counts }) => ({ metrics, counts })));
  });
});

describe("a log with colours", () => {
  const printed = RESULTS.filter(({ name }) => /(?:stdout|stderr)\.txt$/.test(name) && !name.includes("csv"));
  it.each(printed.map((source) => [source.name, source] as const))("gives the same numbers: %s", (_name, source) => {
    const text = source.text.replaceAll(/^(.*\S.*)$/gm, "\u001B[32m$1\u001B[0m");
    const json = source.text.trimStart().startsWith("[") || source.text.trimStart().startsWith("{");
    const readings = json ? undefined : readAny({ name: source.name, text });
    if (readings !== undefined)
      expect(readings.map(({ metrics }) => metrics)).toEqual(readAny(source).map(({ metrics }) => metrics));
  });
});

describe("two results in one text", () => {
  it.each([
    "sglang/0.5.23/ok-vllm-rate20.stdout.txt",
    "sglang/0.5.23/fail-every5-500.jsonl",
    "evalscope/0.5.5/ok-stream.stdout.txt",
    "evalscope/from-source/0.14.0/stderr.txt",
    "ais-bench/3.1.20260630/ok-retry.stdout.txt",
    "mindie-benchmark/from-source/benchmark.stdout.txt",
    "trtllm-bench/from-source/report.stdout.txt",
    "lmdeploy/from-source/profile_throughput.stdout.txt",
  ])("are two readings: %s", (path) => {
    const source = fixture(path);
    const [once] = readAny(source);
    const twice = readAny({ name: path, text: source.text + source.text });
    expect(twice).toHaveLength(2);
    for (const reading of twice) expect(reading.metrics).toEqual(once?.metrics);
  });
});

describe("a result at the end of a long log", () => {
  const { text: result } = fixture("vllm/0.9.2/bench/serve-inf.txt");
  const LENGTH = 2 ** 21;
  it.each([
    ["of log lines", "INFO 11-22 15:38:36 [loggers.py:118] Engine 000: Avg prompt throughput: 10.0 tokens/s\n"],
    ["of brackets that never close", '{"a" \n'],
    ["of bars", "| a | b |\n"],
    ["of one line", "x"],
  ])("is found, or refused in words: %s", (_what, piece) => {
    const text = `${piece.repeat(LENGTH / piece.length)}\n${result}`;
    const source = { name: "x.log", text };
    const { tool } = detectTool(source);
    // A text that opens like JSON and never closes is a damaged file.
    expect(tool).toBe(piece.startsWith("{") ? undefined : "vllm-bench");
    if (tool !== undefined)
      expect(readAny(source)[0]?.metrics).toEqual(readAny({ name: "y", text: result })[0]?.metrics);
  });
});

describe("numbers that a locale has changed", () => {
  const { text } = fixture("vllm/0.9.2/bench/serve-inf.txt");
  const throughput = /(Output token throughput \(tok\/s\):\s+)(\S+)/;
  it.each(["1,834.50", "848,93", "nan"])("are absent and said, never cut: %s", (word) => {
    const [reading] = readAny({ name: "x", text: text.replace(throughput, `$1${word}`) });
    expect(reading?.metrics["output_throughput"]).toBeUndefined();
    const said = [...(reading?.notes ?? []), JSON.stringify(reading?.validity)].join();
    expect(said).toMatch(/Output token throughput|output_throughput/);
  });
});
