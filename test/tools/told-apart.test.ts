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
