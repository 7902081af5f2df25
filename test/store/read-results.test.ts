import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserError } from "../../src/model/errors.ts";
import type { TrialRecord } from "../../src/model/record.ts";
import { readResults, readResultText } from "../../src/store/read-results.ts";
import { fixture } from "../tools/fixture-files.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures");
const RATE4 = fixture("vllm/0.32.0/bench/serve-rate4.json").text;
const INF = fixture("vllm/0.32.0/bench/serve-inf.json").text;
const INF_PRINTED = fixture("vllm/0.32.0/bench/serve-inf.txt").text;

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "read-results-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

const namesOf = (records: readonly TrialRecord[]): string[] => records.map(({ cell, repeat }) => `${cell} ${repeat}`);

describe("a page that explains a tool's table", () => {
  const PAGE = [
    "| Performance Parameters | Stage | Average | Max | Min | Median | P75 | P90 | P99 | N |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    "| E2EL | total | its mean | the largest | the least | the middle | a | b | c | how many |",
  ].join("\n");

  it("is no result, and is passed over among others of its folder", async () => {
    expect(() => readResultText("page.md", PAGE)).toThrow("page.md looks like ais-bench's, and holds no number");
    await write({ "page.md": PAGE, "serving_x_qps_4.json": RATE4 });
    const passed: string[] = [];
    const records = await readResults([folder], { passedOver: (path) => passed.push(basename(path)) });
    expect([namesOf(records), passed]).toEqual([["serving_x/qps=4 0"], ["page.md"]]);
  });
});

describe("a file", () => {
  it("becomes a record of the cell that its name says", async () => {
    await write({ "serving_x_tp1_qps_4.json": RATE4 });
    const [record, ...others] = await readResults([join(folder, "serving_x_tp1_qps_4.json")], {});
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      schema: "llm-perf-gate/record@1",
      cell: "serving_x_tp1/qps=4",
      variant: "head",
      repeat: 0,
      round: 0,
      tool: { name: "vllm-bench", definition: "vllm-serve@1" },
      raw: [join(folder, "serving_x_tp1_qps_4.json")],
    });
    expect(record?.metrics["mean_ttft_ms"]).toBe(55.85547335001024);
    expect(record?.trial).toMatch(/^[\w.-]+$/);
  });

  it("is taken from standard input for -", async () => {
    expect(namesOf(await readResults(["-"], { stdin: INF_PRINTED }))).toEqual(["stdin 0"]);
    await expect(readResults(["-"], {})).rejects.toThrow("nothing came in on standard input");
    await expect(readResults(["-"], { stdin: "" })).rejects.toThrow("stdin is empty");
  });

  it("with several results of one load point holds repeats of one cell", async () => {
    await write({ "a_qps_4.txt": `${fixture("vllm/0.32.0/bench/serve-rate4.txt").text}\n`.repeat(2) });
    expect(namesOf(await readResults([join(folder, "a_qps_4.txt")], {}))).toEqual(["a/qps=4 0", "a/qps=4 1"]);
  });

  it("with results of several load points holds several cells", async () => {
    const records = await readResults([join(FIXTURES, "vllm/0.32.0/bench/serve-append.json")], {});
    expect(namesOf(records)).toEqual(["serve-append/qps=inf,concurrency=4 0", "serve-append/qps=inf,concurrency=2 0"]);
  });

  it("may be what PowerShell writes", async () => {
    await write({ "x.txt": Buffer.from(`\uFEFF${INF_PRINTED}`, "utf16le") });
    expect(await readResults([join(folder, "x.txt")], {})).toHaveLength(1);
  });

  it.each([
    ["missing.json", undefined, "does not exist"],
    ["empty.json", "", "is empty"],
    ["cut.json", RATE4.slice(0, 500), "the text ends in the middle of a value at line 1, column 501"],
    ["cut-early.json", RATE4.slice(0, 12), "the text ends in the middle of a value at line 1, column 13"],
    ["binary.json", "\u0000", "is not a text file"],
    ["prose.txt", "it was fast", "not recognised as a result"],
  ])("that cannot be read is named: %s", async (name, text, message) => {
    if (text !== undefined) await write({ [name]: text });
    const failure = readResults([join(folder, name)], {});
    await expect(failure).rejects.toBeInstanceOf(UserError);
    await expect(failure).rejects.toThrow(join(folder, name));
    await expect(failure).rejects.toThrow(message);
  });

  it("is read as the named tool's or refused", async () => {
    await write({ "x.txt": "it was fast" });
    await expect(readResults([join(folder, "x.txt")], { tool: "vllm-bench" })).rejects.toThrow(
      "holds no result of vllm bench",
    );
  });
});

describe("a vLLM suite's folder", () => {
  const suite = (age: string) => join(FIXTURES, "suites/results", age);
  const lost = "the suite started it, and it left no result";

  it("gives each result the command, the work, the engine's flags and the device that the script noted beside it", async () => {
    const records = await readResults([suite("2025-10")], {});
    expect(namesOf(records)).toEqual([
      "latency_tinyllama_tp1 0",
      "serving_tinyllama_tp1_sharegpt/qps=40 0",
      "serving_tinyllama_tp1_sharegpt/qps=inf 0",
      "throughput_tinyllama_tp1 0",
    ]);
    for (const { device, engineFlags } of records) {
      expect(device).toBe("2xH100");
      expect(engineFlags).toMatchObject({ "--tensor-parallel-size": "1", "--load-format": "dummy" });
    }
    expect(records[1]?.command?.slice(0, 3)).toEqual(["python3", "benchmark_serving.py", "--save-result"]);
    expect(records[1]?.workload).toMatchObject({ num_prompts: 12, request_rate: 40, dataset_name: "sharegpt" });
    expect(records[1]?.metrics["median_ttft_ms"]).toBe(13.284731499879854);
  });

  it("has an invalid trial of a test whose command has no result", async () => {
    const records = await readResults([suite("2026-08")], {});
    const invalid = records.filter(({ validity }) => validity.state === "invalid");
    expect(namesOf(invalid)).toEqual(["serving_tinyllama_tp1_gone/qps=inf,concurrency=4 0"]);
    expect(invalid[0]).toMatchObject({ validity: { reasons: [lost] }, metrics: {}, counts: {} });
    expect(invalid[0]?.command).toContain("--no-such-flag");
  });

  it("is told of a result without its command, where others have theirs, and of a command that is broken", async () => {
    const text = fixture("suites/results/2025-10/serving_tinyllama_tp1_sharegpt_qps_40.commands").text;
    await write({
      "x.json": INF,
      "y.json": RATE4,
      "z.json": RATE4,
      "y.commands": text.slice(0, 99),
      "x.commands": "{}",
    });
    const notes = new Map((await readResults([folder], {})).map((one) => [one.cell, one.notes.join("\n")]));
    expect(notes.get("x")).toContain("x.commands is not read: it holds no command of a client or a benchmark");
    expect(notes.get("y")).toContain("y.commands is not read: it is no JSON");
    expect(notes.get("z")).toContain("z.commands is not there, though other results have theirs");
  });

  it("takes nothing over from the command of another run", async () => {
    const text = fixture("suites/results/2025-10/serving_tinyllama_tp1_sharegpt_qps_40.commands").text;
    await write({ "x.json": INF, "x.commands": text });
    const [record] = await readResults([join(folder, "x.json")], {});
    expect(record).not.toHaveProperty("device");
    expect(record?.notes.join("\n")).toMatch(/the command beside x.json is of another run and left out: \w+ /);
  });

  it("of vLLM-Ascend has no commands, and none is missed", async () => {
    await write({ "x_qps_1.json": INF, "x_qps_4.json": RATE4 });
    const records = await readResults([folder], {});
    expect(records.flatMap(({ notes }) => notes).join("\n")).not.toContain("commands");
  });
});

describe("evalscope's folder of a load point", () => {
  it("gives the result what its arguments asked for", async () => {
    const run = "evalscope/1.14.1/out-ok/20261122_155145/run1/parallel_4_number_16";
    const [record] = await readResults([join(FIXTURES, run)], {});
    expect(record?.workload).toMatchObject({
      ...{ model_id: "mock-model", dataset_name: "random", min_prompt_length: 128, max_prompt_length: 128 },
      ...{ max_tokens: 32, stream: "true", max_concurrency: 4 },
    });
    expect(record?.counts.requested).toBe(16);
  });
});

describe("a folder", () => {
  it("holds the repeats of a cell in path order, subfolders included", async () => {
    await write({
      "r2/x_qps_inf.json": INF,
      "r1/x_qps_inf.json": INF,
      "x_qps_inf.json": INF,
      "r1/x_qps_4.json": RATE4,
    });
    const records = await readResults([folder], {});
    expect(namesOf(records)).toEqual(["x/qps=4 0", "x/qps=inf 0", "x/qps=inf 1", "x/qps=inf 2"]);
    expect(records.map(({ raw }) => raw[0]?.slice(folder.length + 1))).toEqual([
      "r1/x_qps_4.json",
      "r1/x_qps_inf.json",
      "r2/x_qps_inf.json",
      "x_qps_inf.json",
    ]);
    expect(new Set(records.map(({ trial }) => trial)).size).toBe(4);
  });

  it("passes over what is no result", async () => {
    const commands = '{"server_command": "vllm serve m", "client_command": "vllm bench serve", "gpu_type": "npu"}';
    await write({
      "x.json": INF,
      "x.commands": commands,
      "side.json": commands,
      "README.md": "# Runs",
      "a.png": "\u0000",
      ".hidden.json": "{",
    });
    await write({ "benchmark_results.md": "| Test name | qps |\n|---|---|\n", "table.csv": "a,b\n" });
    expect(namesOf(await readResults([folder], {}))).toEqual(["x 0"]);
  });

  it("with nothing to read is an error that says what was tried", async () => {
    await write({ "notes.txt": "nothing" });
    await expect(readResults([folder], {})).rejects.toMatchObject({
      message: `${folder}: no results among its 1 text files`,
      hint: expect.stringMatching(/^tried built-in, vllm-bench, sglang-bench, /),
    });
  });

  it.each([
    ["", "is empty"],
    [RATE4.slice(0, 9), "ends in the middle"],
  ])("with a lost JSON file is an error", async (text, message) => {
    await write({ "x.json": INF, "y.json": text });
    await expect(readResults([folder], {})).rejects.toThrow(message);
  });

  it("counts a run once that is there as JSON and as text, and takes over what only the text says", async () => {
    const down = "vllm/0.32.0/fail/serve-server-down";
    await write({ "x.json": fixture(`${down}.json`).text, "x.stdout.txt": fixture(`${down}.txt`).text });
    const records = await readResults([folder], {});
    expect(namesOf(records)).toEqual(["x 0"]);
    expect(records[0]?.validity).toMatchObject({
      state: "invalid",
      reasons: [expect.stringContaining("server unreachable")],
    });
  });

  it("keeps a text whose numbers are of another run than the JSON beside it", async () => {
    await write({ "x.json": RATE4, "x.txt": INF_PRINTED });
    expect(namesOf(await readResults([folder], {}))).toEqual(["x 0", "x 1"]);
  });

  it("of a search for a load have every run once, by the parameters above it, whatever its lists repeat", async () => {
    const run = {
      model_id: "m",
      num_prompts: 4,
      completed: 4,
      failed: 0,
      request_throughput: 2.512345,
      duration: 1.592345,
    };
    const [slow, fast] = [run, { ...run, request_throughput: 3.712345, duration: 1.071345 }];
    const at = (load: number, file: string) => `exp/BENCH--len=16/max_concurrency=${load}/${file}`;
    const row = ({ model_id, completed, request_throughput, duration }: typeof run) =>
      [model_id, completed, request_throughput, duration].join();
    await write({
      [at(1, "run=0.json")]: JSON.stringify(slow),
      [at(1, "summary.json")]: JSON.stringify([slow]),
      [at(2, "run=0.json")]: JSON.stringify(fast),
      "exp/BENCH--len=16/SLA--p99_ttft_ms<=500.json": JSON.stringify([slow, fast, fast]),
      "exp/summary.csv": `model_id,completed,request_throughput,duration\n${[slow, fast, fast].map(row).join("\n")}\n`,
    });
    expect(namesOf(await readResults([folder], {}))).toEqual([
      "BENCH--len=16-max_concurrency=1 0",
      "BENCH--len=16-max_concurrency=2 0",
    ]);
  });

  it("of a start have their records for the dashboard, a file a time, not counted again", async () => {
    const names = [
      "json",
      ...["cold", "warm"].flatMap((how) => [`${how}_startup.pytorch.json`, `${how}_compilation.pytorch.json`]),
    ];
    await write(
      Object.fromEntries(names.map((name) => [`startup_x.${name}`, fixture(`vllm/0.14.0/bench/startup.${name}`).text])),
    );
    expect(namesOf(await readResults([folder], {}))).toEqual(["startup_x 0"]);
  });

  it("of a sweep names the cells, and its summary is not counted again", async () => {
    const records = await readResults([join(FIXTURES, "vllm/0.32.0/bench/sweep-out")], {});
    expect(namesOf(records)).toEqual(["BENCH--c2 0", "BENCH--c2 1", "BENCH--c4 0", "BENCH--c4 1"]);
  });

  it("of real outputs gives every run once", async () => {
    await cp(join(FIXTURES, "vllm/0.9.2/bench"), folder, { recursive: true });
    expect(namesOf(await readResults([folder], {}))).toEqual([
      "latency 0",
      "serve-detailed 0",
      "serve-goodput-metadata 0",
      "serve-inf 0",
      "throughput 0",
    ]);
  });

  it("drops the time from the name that vLLM gives a file itself", async () => {
    await write({ "openai-4.0qps-m-20261122-154435.json": RATE4, "openai-4.0qps-m-20261123-154435.json": RATE4 });
    expect(namesOf(await readResults([folder], {}))).toEqual(["openai-4.0qps-m 0", "openai-4.0qps-m 1"]);
  });
});

describe("a text", () => {
  it("is read by its content, whatever its name", () => {
    expect(readResultText("x.csv", RATE4)[0]?.metrics["mean_ttft_ms"]).toBe(55.85547335001024);
  });
});

describe("a tool's own folders", () => {
  const cellsIn = async (path: string): Promise<string[]> => namesOf(await readResults([join(FIXTURES, path)], {}));

  it("name evalscope's load points, each once, though two files and a log hold it", async () => {
    expect(await cellsIn("evalscope/1.14.1/out-fail500")).toEqual([
      "run1/qps=inf,concurrency=1 0",
      "run1/qps=inf,concurrency=4 0",
    ]);
    expect(await cellsIn("evalscope/1.14.1/out-openloop")).toEqual(["run1/qps=10 0", "run1/qps=20 0"]);
  });

  it("hold aiperf's measurement, and neither its warm-up nor its second copy", async () => {
    const records = await readResults([join(FIXTURES, "aiperf/0.13.0/phases-beside")], {});
    expect(records.map(({ counts }) => counts.completed)).toEqual([12]);
    const named = await readResults([join(FIXTURES, "aiperf/0.13.0/phases-beside/phases/warmup")], {});
    expect(named.map(({ counts }) => counts.completed)).toEqual([8]);
  });

  it("name the files of their folder that are passed over", async () => {
    const passed: string[] = [];
    await readResults([join(FIXTURES, "aiperf/0.13.0")], { passedOver: (path) => passed.push(basename(path)) });
    expect(passed).toEqual(expect.arrayContaining(["commands.md", "profile_export_console.txt"]));
  });

  it("hold aiperf's CSV also where a table of devices follows", async () => {
    const [one] = await readResults([join(FIXTURES, "aiperf/0.2.0/fail/profile_export_aiperf.csv")], {});
    expect(one).toMatchObject({ metrics: { mean_ttft_ms: 10.78 }, counts: { outputTokens: 64 } });
  });

  it("hold a run once that its own log beside it shows, whatever that is called", async () => {
    await write({ "result.json": INF, "stdout.txt": INF_PRINTED });
    expect(namesOf(await readResults([folder], {}))).toEqual(["result 0"]);
  });

  it("join the exact percentiles to the summary, not the rounded ones of a log", async () => {
    const [one] = await readResults([join(FIXTURES, "evalscope/1.14.1/out-fail500")], {});
    expect(one?.metrics).toMatchObject({ mean_ttft_ms: 23.34, p99_e2el_s: 0.1806 });
    expect(one?.raw).toEqual([expect.stringMatching(/benchmark_summary\.json$/)]);
  });

  it("name aiperf's runs, with summary, table and requests as one", async () => {
    expect(await cellsIn("aiperf/0.13.0")).toEqual([
      "down 0",
      "fail-500 0",
      "fail-all 0",
      "ok-c4 0",
      "ok-rate 0",
      "phases-beside 0",
    ]);
  });

  it("name AISBench's models and data sets, with both files as one", async () => {
    const [record, ...others] = await readResults([join(FIXTURES, "ais-bench/3.1.20260630/ok")], {});
    expect(others).toEqual([]);
    expect(record?.cell).toBe("mock-ok_synthetic");
    expect(record?.metrics).toMatchObject({ output_throughput: 619.0151, p99_itl_ms: 6.1 });
  });

  it("hold MindIE's two files of one run", async () => {
    const [record, ...others] = await readResults([join(FIXTURES, "mindie-benchmark/from-source")], {
      tool: "mindie-benchmark",
    });
    expect(others).toHaveLength(1);
    expect(record?.metrics).toMatchObject({ mean_ttft_ms: 394.7712, output_throughput: 97.9463 });
  });

  it("hold guidellm's report and its table as one, with a cell a load point", async () => {
    await cp(join(FIXTURES, "guidellm/0.8.1/ok-concurrent.json"), join(folder, "ok-concurrent.json"));
    await cp(join(FIXTURES, "guidellm/0.8.1/ok-concurrent.csv"), join(folder, "ok-concurrent.csv"));
    expect(namesOf(await readResults([folder], {}))).toEqual([
      "ok-concurrent/qps=inf,concurrency=1 0",
      "ok-concurrent/qps=inf,concurrency=4 0",
    ]);
  });

  it("make a cell of each of llama-bench's tests", async () => {
    const cells = await cellsIn("llama-bench/from-source/result.jsonl");
    expect(cells[0]).toBe("result/pp64,threads=1 0");
    expect(new Set(cells).size).toBe(6);
  });

  it("say what each file was recognised by", async () => {
    const said: string[] = [];
    await write({ "a.json": RATE4, "b.txt": "nothing", "c.json": '{"other": 1}' });
    await readResults([folder], {
      explain: (path, found) => said.push(`${path.slice(folder.length + 1)} ${found.tool}`),
    });
    expect(said).toEqual(["a.json vllm-bench", "b.txt undefined", "c.json undefined"]);
  });

  it("are refused where a text may be of two tools", async () => {
    const both = `${INF_PRINTED}\n${fixture("sglang/0.5.23/ok-vllm-rate20.stdout.txt").text}`;
    await write({ "x.txt": both });
    await expect(readResults([folder], {})).rejects.toMatchObject({
      message: expect.stringMatching(/x\.txt: may be a result of vllm-bench \(.*\), sglang-bench \(/),
      hint: "name one: --tool vllm-bench",
    });
    expect(await readResults([folder], { tool: "sglang-bench" })).toHaveLength(1);
  });

  it("may be written in UTF-16, of either order", async () => {
    const text = fixture("lmdeploy/from-source/profile_throughput.csv").text;
    const little = Buffer.from(`\uFEFF${text}`, "utf16le");
    await write({ "a.csv": little, "b.csv": Buffer.from(little).swap16() });
    const [one, other] = await readResults([folder], {});
    expect(one?.metrics).toMatchObject({ mean_tpot_ms: 71.221 });
    expect(other?.metrics).toEqual(one?.metrics);
  });

  it("of evalscope's search for a load are its runs, each load with its repeats", async () => {
    const records = await readResults([join(FIXTURES, "evalscope/1.14.1/out-sla")], {});
    expect(namesOf(records)).toEqual([
      "evalscope/qps=inf,concurrency=2 0",
      "evalscope/qps=inf,concurrency=2 1",
      "evalscope/qps=inf,concurrency=4 0",
    ]);
  });

  it("of aiperf's trials of two loads are told apart by the load above the trial", async () => {
    const name = "profile_export_aiperf.json";
    const { text } = fixture(`aiperf/0.13.0/ok-c4/${name}`);
    await write({
      [`base/concurrency_4/profile_runs/trial_0001/${name}`]: text,
      [`base/concurrency_4/profile_runs/trial_0002/${name}`]: text,
      [`base/concurrency_8/profile_runs/trial_0001/${name}`]: text.replaceAll('"concurrency": 4', '"concurrency": 8'),
    });
    expect(namesOf(await readResults([folder], {}))).toEqual([
      "base/qps=inf,concurrency=4 0",
      "base/qps=inf,concurrency=4 1",
      "base/qps=inf,concurrency=8 0",
    ]);
  });

  it("of evalscope are their JSON, not the report beside it, unless it is all that is left", async () => {
    const run = join(FIXTURES, "evalscope/1.14.1/out-ok/20261122_155145/run1");
    const passed: string[] = [];
    const records = await readResults([run], { passedOver: (path) => passed.push(basename(path)) });
    expect(records).toHaveLength(3);
    expect(passed).toContain("performance_summary.txt");
    await cp(join(run, "performance_summary.txt"), join(folder, "performance_summary.txt"));
    expect(namesOf(await readResults([folder], {}))).toEqual([
      "evalscope/qps=inf,concurrency=1 0",
      "evalscope/qps=inf,concurrency=4 0",
      "evalscope/qps=inf,concurrency=8 0",
    ]);
  });
});

describe("names that the user gave", () => {
  it("are no cell: two copies of a tool's folder have the same cells", async () => {
    for (const side of ["base", "head"]) {
      await cp(join(FIXTURES, "aiperf/0.13.0/ok-c4"), join(folder, side), { recursive: true });
      expect(namesOf(await readResults([join(folder, side)], {}))).toEqual(["aiperf 0"]);
      const named = join(folder, side, "profile_export_aiperf.json");
      expect(namesOf(await readResults([named], {}))).toEqual(["aiperf 0"]);
    }
    const run = join(FIXTURES, "evalscope/1.14.1/out-openloop/20261122_155336/run1");
    expect(namesOf(await readResults([run], {}))).toEqual(["evalscope/qps=10 0", "evalscope/qps=20 0"]);
  });

  it("of files keep two results of one folder apart", async () => {
    const text = fixture("evalscope/from-source/1.0.0/qwen/benchmark_summary.json").text;
    await write({ "a.json": text, "b.json": text });
    expect(namesOf(await readResults([folder], {}))).toEqual(["a 0", "b 0"]);
  });
});
