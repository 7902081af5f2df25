import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { csvHistory } from "../../src/store/history-csv.ts";
import { tableOfObjects } from "../../src/store/history-table.ts";
import { readHistory, refuseEmpty } from "../../src/store/read-history.ts";
import { freshFolder } from "../run/fresh-folder.ts";
import { aSession, writeSession } from "./sessions.ts";

const SERVE = "fixtures/vllm/0.32.0/bench/serve-inf.json";
const NIGHTLY = "fixtures/history/vllm-ascend-nightly/Qwen3-32B-W8A8.json";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "history-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(path: string, from: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), await readFile(from));
}

describe("folders", () => {
  it("takes each subfolder of plain results as a run, run-2 before run-10", async () => {
    for (const run of ["run-10", "run-2", "run-1"])
      await put(`${run}/serving_x_qps_inf.json`, "fixtures/vllm/0.9.2/bench/serve-inf.json");
    const { sessions } = await readHistory([folder]);
    expect(sessions[0]?.session.records[0]?.cell).toBe("serving_x/qps=inf");
    expect(sessions.map(({ label }) => label)).toEqual(["run-1", "run-2", "run-10"]);
  });

  it("takes the k-th result of each cell as run k where files lie side by side, and says so", async () => {
    for (const at of ["20261101-120000", "20261102-120000"]) await put(`x-infqps-${at}.json`, SERVE);
    const { sessions, notes } = await readHistory([folder]);
    expect(sessions).toHaveLength(2);
    expect(notes.join()).toContain("no subfolders");
  });

  it("leaves out a subfolder without results, and says so", async () => {
    await put("run-1/serving_x_qps_inf.json", SERVE);
    await put("logs/readme.txt", "fixtures/history/README.md");
    const { sessions, notes } = await readHistory([folder]);
    expect(sessions.map(({ label }) => label)).toEqual(["run-1"]);
    expect(notes.join()).toContain("left out");
  });

  it("refuses a path that does not exist, and a folder without results", async () => {
    await expect(readHistory([join(folder, "nowhere")])).rejects.toThrow("does not exist");
    await expect(readHistory([folder])).rejects.toThrow("no results");
    expect(() => refuseEmpty({ sessions: [], notes: [] }, ["x"])).toThrow("x: no results");
  });
});

describe("vLLM-Ascend's nightly results", () => {
  it("reads performance tasks with their hand-written targets, and leaves accuracy out", async () => {
    await put("2026-08-01.json", NIGHTLY);
    await put("2026-08-02.json", NIGHTLY);
    const { sessions, notes } = await readHistory([folder]);
    const cell = "Qwen3-32B-W8A8_GSM8K-in3500-bs400/qps=inf,concurrency=16";
    expect(sessions.map(({ label }) => label)).toEqual(["2026-08-01", "2026-08-02"]);
    expect(sessions[0]?.targets).toEqual([{ cell, metric: "output_throughput", baseline: 411, threshold: 0.95 }]);
    expect(sessions[0]?.session.records).toMatchObject([
      {
        cell,
        metrics: { output_throughput: 619.0151, input_throughput: 2530.2244, total_token_throughput: 3149.2395 },
        workload: { num_prompts: 64, max_out_len: 1500 },
      },
    ]);
    expect(sessions[0]?.session.environment.class).toEqual({ device: "A3", weights: "w8a8" });
    expect(notes.join()).toContain("accuracy");
  });

  it("takes several files of one night as one session", async () => {
    await put("08-01/a.json", NIGHTLY);
    await put("08-01/b.json", NIGHTLY);
    const { sessions } = await readHistory([folder]);
    expect(sessions[0]?.session.records.map(({ repeat }) => repeat)).toEqual([0, 1]);
  });
});

describe("tables", () => {
  it("reads vLLM's CI of 2024: old names, one cell for each benchmark", async () => {
    const file = "fixtures/history/vllm-ci/2024-03-27.csv";
    const { sessions } = csvHistory(file, await readFile(file, "utf8"));
    const [first] = sessions;
    expect(sessions).toHaveLength(60);
    expect(first?.session).toMatchObject({ startedAt: "2024-03-27T06:14:08.172Z", origin: { commit: "e66b629c04c3" } });
    expect(first?.session.records.map(({ cell, metrics }) => [cell, metrics])).toEqual([
      ["latency", { avg_latency: 0.4485080770003454 }],
      ["throughput", { requests_per_second: 20.83, tokens_per_second: 10664.72 }],
    ]);
  });

  it("takes rows of one commit as cells and repeats of one session", () => {
    const { sessions } = csvHistory("h.csv", "sha,Test,Median TPOT (ms)\na,x,1\na,x,2\na,y,3\nb,x,4\n");
    expect(sessions.map(({ label, session }) => [label, session.records.length])).toEqual([
      ["a", 3],
      ["b", 1],
    ]);
    expect(sessions[0]?.session.records.map(({ cell, repeat }) => [cell, repeat])).toEqual([
      ["x", 0],
      ["x", 1],
      ["y", 0],
    ]);
  });

  it("never makes a success rate of a lone count of completed requests", () => {
    const [one] = csvHistory("h.csv", "commit,output_throughput,completed\na,1,20\n").sessions;
    expect(one?.session.records[0]?.counts).toEqual({});
  });

  it.each([
    ["", "no table of results"],
    ["commit,colour\na,red\n", "no column is a known metric"],
    ["commit,output_throughput\na\n", "row 2 has not as many fields"],
    ['commit,output_throughput\na,"1\n', "no table of results"],
  ])("refuses %j", (text, message) => {
    expect(() => csvHistory("h.csv", text)).toThrow(message);
  });
});

describe("tables of other shapes", () => {
  const WIDE = "commit,date,mean_tpot_ms,output_throughput\na,2026-05-01,10,200\nb,2026-05-02,11,190\n";
  const figures = (text: string) =>
    csvHistory("h.csv", text).sessions.map(({ label, session }) => [
      label,
      session.startedAt?.slice(0, 10),
      session.records.map(({ metrics }) => metrics),
    ]);
  const expected = figures(WIDE);

  it.each<[string, string]>([
    ["semicolons", WIDE.replaceAll(",", ";")],
    ["tabs", WIDE.replaceAll(",", "\t")],
    [
      "units and other word orders",
      WIDE.replace("mean_tpot_ms", "TPOT mean (ms)").replace("output_throughput", "Output Throughput (tok/s)"),
    ],
    [
      "one value a row",
      "commit,date,metric,value,unit\na,2026-05-01,mean_tpot_ms,10,ms\na,2026-05-01,output_throughput,200,tok/s\nb,2026-05-02,output_throughput,190,tok/s\nb,2026-05-02,mean_tpot_ms,11,ms\n",
    ],
    ["an epoch", WIDE.replace("date", "epoch").replace("2026-05-01", "1777593600").replace("2026-05-02", "1777680000")],
  ])("reads %s as the same history", (_, text) => {
    expect(figures(text)).toEqual(expected);
  });

  it("takes a value that is there twice in a long table as a second repeat", () => {
    const text = "commit,metric,value\na,mean_tpot_ms,10\na,mean_tpot_ms,12\n";
    const [one] = csvHistory("h.csv", text).sessions;
    expect(one?.session.records.map(({ repeat, metrics }) => [repeat, metrics["mean_tpot_ms"]])).toEqual([
      [0, 10],
      [1, 12],
    ]);
  });

  it("reads a JSON list of flat objects as a table, and nothing nested", () => {
    expect(tableOfObjects([{ commit: "a", mean_tpot_ms: 10 }, { commit: "b" }])).toEqual({
      header: ["commit", "mean_tpot_ms"],
      rows: [
        ["a", "10"],
        ["b", ""],
      ],
    });
    expect(tableOfObjects([{ tasks: [] }])).toBeUndefined();
    expect(tableOfObjects({ commit: "a" })).toBeUndefined();
  });
});

it("leaves out sessions of variants, which stand for no commit, and says so", async () => {
  const store = freshFolder();
  await writeSession(join(store, "a"), aSession({ id: "one" }));
  await writeSession(join(store, "b"), aSession({ id: "several", variants: ["before", "after"] }));
  const { sessions, notes } = await readHistory([store]);
  expect(sessions.map(({ session }) => session.id)).toEqual(["one"]);
  expect(notes).toEqual(["left out: several measured variants, not one commit"]);
});
