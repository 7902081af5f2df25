import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TOOL_NAMES } from "../../src/model/spec.ts";
import { detectTool, TOOLS } from "../../src/tools/tools.ts";
import { fixture } from "./fixture-files.ts";

describe("the table of tools", () => {
  it("has every tool that a configuration may name", () => {
    expect(Object.keys(TOOLS).sort()).toEqual([...TOOL_NAMES].sort());
  });

  it("is as CONTRIBUTING shows it for the smallest tool", () => {
    const root = join(import.meta.dirname, "../..");
    const [, diff = ""] = /```diff\n(.*?)```/s.exec(readFileSync(join(root, "CONTRIBUTING.md"), "utf8")) ?? [];
    const files = diff.split(/^--- .*\n\+\+\+ /m).slice(1);
    expect(files).toHaveLength(3);
    for (const file of files) {
      const [path = "", ...lines] = file.split("\n");
      const text = readFileSync(join(root, path), "utf8");
      for (const line of lines) expect(text, path).toContain(line.slice(1).trim().replace(/,$/, ""));
      if (path.endsWith("evalscope-perf.ts")) expect(`${lines.map((line) => line.slice(1)).join("\n")}`).toBe(text);
    }
  });

  it.each([
    ["vllm/0.32.0/bench/serve-rate4.json", "JSON with the keys of vllm bench serve"],
    ["vllm/0.32.0/bench/serve-append.json", "JSON with the keys of vllm bench serve"],
    ["vllm/0.32.0/bench/throughput.json", "JSON with the keys of vllm bench throughput"],
    ["vllm/0.9.2/bench/serve-goodput.txt", "a Serving Benchmark Result block with vLLM's labels"],
    ["vllm/0.9.2/bench/latency.txt", "the lines of vllm bench latency"],
    ["vllm/0.32.0/bench/startup.txt", "the block of vllm bench startup"],
  ])("tells %s by its content", (path, evidence) => {
    const { text } = fixture(path);
    expect(detectTool({ name: "result", text })).toEqual({ tool: "vllm-bench", evidence });
  });

  it("tells a cut file by its first keys", () => {
    const { text } = fixture("vllm/0.32.0/bench/serve-rate4.json");
    const name = "result";
    expect(detectTool({ name, text: text.slice(0, 300) })).toEqual({
      tool: "vllm-bench",
      evidence: "broken JSON with the keys of vllm bench",
    });
  });

  it("says what it tried", () => {
    expect(detectTool({ name: "notes", text: "Throughput: fine" })).toEqual({
      tool: undefined,
      candidates: [],
      tried: [...TOOL_NAMES],
    });
  });
});
