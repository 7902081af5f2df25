import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TOOLS } from "../../src/tools/tools.ts";

const block = readFileSync("fixtures/vllm/0.9.2/bench/serve-inf.txt", "utf8");
const START = block.indexOf("============ Serving");
const one = block.slice(START);
const slower = one.replace(/(Mean TPOT \(ms\):\s+)([\d.]+)/, "$199.5");
const larger = one.replace(/(Total input tokens:\s+)\d+/, "$199999");

function variantsIn(text: string) {
  return TOOLS["vllm-bench"].read({ name: "comment.md", text }).map(({ variant }) => variant);
}
const fenced = (text: string) => `\`\`\`\n${text}\n\`\`\`\n`;

describe("several results in one text", () => {
  it("are variants by the titles above them", () => {
    expect(variantsIn(`Before:\n${fenced(one)}\n**After**\n\n${fenced(slower)}`)).toEqual(["Before", "After"]);
    expect(variantsIn(`main\n${fenced(one)}\nthis pr\n${fenced(slower)}`)).toEqual(["main", "this pr"]);
    expect(variantsIn(fenced(`# SGLang\n${one}`) + fenced(`# vLLM\n${slower}`))).toEqual(["SGLang", "vLLM"]);
    expect(variantsIn(fenced(`# SGLang\n${one}\n# vLLM\n${slower}`))).toEqual(["SGLang", "vLLM"]);
  });

  it("are repeats under one title, under none, and where no code block says that people wrote it", () => {
    expect(variantsIn(`Result:\n${fenced(one)}${fenced(slower)}`)).toEqual([undefined, undefined]);
    expect(variantsIn(fenced(one) + fenced(slower))).toEqual([undefined, undefined]);
    expect(variantsIn(`first run\n${one}\nsecond run\n${slower}`)).toEqual([undefined, undefined]);
  });

  it("are variants under headings and names of sides without code blocks, and repeats under numbers of runs", () => {
    expect(variantsIn(`## vLLM 0.9\n\n${one}\n## vLLM 0.10\n\n${slower}`)).toEqual(["vLLM 0.9", "vLLM 0.10"]);
    expect(variantsIn(`master:\n${one}\nThis PR:\n${slower}`)).toEqual(["master", "This PR"]);
    expect(variantsIn(`## Run 1\n${fenced(one)}\n## Run 2\n${fenced(slower)}`)).toEqual([undefined, undefined]);
  });

  it.each([
    ["Base", "Optimized"],
    ["优化前", "优化后"],
    ["开启流式的结果：", "不开启流式的结果："],
    ["v0.9.1", "v0.11.0rc1"],
    ["A100", "H100"],
    ["mtp=0", "mtp=1"],
    ["With -fa 0:", "With -fa 1:"],
    ["main (abc1234)", "PR (def5678)"],
  ])("are variants by a short line alone above each, without code blocks and in one: %s, %s", (first, second) => {
    const words = [first, second].map((title) => title.replace(/[:：]$/, ""));
    const log = "INFO 11-23 07:00:00 [x.py:1] ready\nTraffic request rate: inf\n100%|███| 10/10 [00:01<00:00]\n";
    for (const above of ["", "\n", "\n$ vllm bench serve --model a\n", `${log}`]) {
      const text = `${first}\n${above}${one}\n\n${second}\n${above}${slower}`;
      expect(variantsIn(text)).toEqual(words);
      expect(variantsIn(fenced(text))).toEqual(words);
    }
  });

  it.each([
    ["Run 1", "Run 2"],
    ["1st test:", "2nd test:"],
    ["第一次", "第二次"],
    ["Traffic request rate: inf", "Maximum request concurrency: None"],
    ["Starting initial single prompt test run...", "Starting main benchmark run..."],
    ["INFO 11-23 07:00:00 ready", "INFO 11-23 07:01:00 ready"],
    ["Mon Nov 23 07:00:00 UTC 2026", "Mon Nov 23 07:01:00 UTC 2026"],
    ["100%|███| 10/10 [00:01<00:00, 9.99it/s]", "100%|███| 10/10 [00:02<00:00, 4.99it/s]"],
    ["$ vllm bench serve --port 8000", "$ vllm bench serve --port 8001"],
    ["[1] 4242", "[1] 4243"],
    ["seed=1", "seed=2"],
    ["Server is up", "Server is up"],
  ])("are repeats in the log of a script, whatever a program prints above each: %s", (first, second) => {
    expect(variantsIn(`\n${first}\n${one}\n\n${second}\n${slower}`)).toEqual([undefined, undefined]);
  });

  it("are repeats, and a note says so, where but some have a line alone above them", () => {
    const text = `${one}\n${slower}\n\nServer restarted\n\n${one}\n${slower}`;
    const readings = TOOLS["vllm-bench"].read({ name: "comment.md", text });
    expect(readings.map(({ variant }) => variant)).toEqual([undefined, undefined, undefined, undefined]);
    const note = "4 results of one text are read as repeats: a title of its own above each makes variants of them";
    expect(readings.map(({ notes }) => notes.includes(note))).toEqual([true, false, false, false]);
  });

  it("are variants by the lines above tables of one build", () => {
    const table = (rate: number) =>
      `| model | size | params | backend | ngl | test | t/s |\n| --- | --: | --: | --- | --: | --: | --: |\n${["pp512", "tg128"].map((test) => `| llama 7B Q4_0 | 3.56 GiB | 6.74 B | CUDA | 99 | ${test} | ${rate}.87 ± 1.01 |\n`).join("")}`;
    const readings = TOOLS["llama-bench"].read({
      name: "comment.md",
      text: `优化前\n${table(40)}\n优化后\n${table(43)}`,
    });
    expect(readings.map(({ variant }) => variant)).toEqual(["优化前", "优化前", "优化后", "优化后"]);
  });

  it("are variants by the headings of the cells that they stand in", () => {
    const cell = (text: string) => `<td>\n\n${fenced(text)}\n</td>`;
    const rows = `<tr>\n${cell(one)}\n${cell(slower)}\n</tr>\n</table>\n`;
    expect(variantsIn(`<table>\n<tr><th>Before</th><th><b>After</b></th></tr>\n${rows}`)).toEqual(["Before", "After"]);
    expect(variantsIn(`<table>\n<tr>\n<td> main </td>\n<td> PR </td>\n</tr>\n${rows}`)).toEqual(["main", "PR"]);
    expect(variantsIn(`## Result\n<table>\n${rows}`)).toEqual([undefined, undefined]);
  });

  it("are told apart by their lines where their work is not the same", () => {
    expect(variantsIn(`${one}\n${larger}`)).toEqual(["(line 1)", `(line ${one.split("\n").length + 1})`]);
  });

  it("take no prose for a title", () => {
    const prose =
      "I conducted a simple benchmark with 2000 prompts, which you can use as a reference for both engines.";
    expect(variantsIn(`${prose}\n${fenced(one)}\nIt is slower then.\n${fenced(slower)}`)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
