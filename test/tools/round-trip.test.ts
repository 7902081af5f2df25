import { describe, expect, it } from "vitest";
import { detectTool } from "../../src/tools/tools.ts";
import { expectedTool, NO_RESULTS, RESULTS, readAny } from "./fixture-files.ts";
import { vllmFixtures } from "./vllm-bench/fixture-files.ts";

/** Every number that stands in a text, also with its thousands grouped. */
function literalsIn(text: string): ReadonlySet<number> {
  const plain = text.match(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi) ?? [];
  const grouped = text.match(/\d{1,3}(?:,\d{3})+(?:\.\d+)?/g) ?? [];
  return new Set([...plain, ...grouped.map((word) => word.replaceAll(",", ""))].map(Number));
}

const byName = RESULTS.map((source) => [source.name, source] as const);

describe("every fixture of every tool", () => {
  it.each(byName)("is told by its content: %s", (_name, source) => {
    expect(detectTool({ name: "x", text: source.text })).toMatchObject({ tool: expectedTool(source) });
  });

  // What is made of a list of requests stands nowhere.
  const printed = byName.filter(([name]) => !name.startsWith("guidellm/0.1.0/"));

  it.each(printed)("gives numbers that stand in it to the last digit: %s", (_name, source) => {
    const literals = literalsIn(source.text);
    const readings = readAny(source);
    expect(readings.length).toBeGreaterThan(0);
    for (const { metrics, counts, notes } of readings) {
      const derived = notes.join().includes("recomputed") ? ["output_throughput"] : [];
      for (const [id, value] of Object.entries(metrics)) {
        // A time beside others in another unit is brought to theirs, and that is said.
        const isConverted = notes.some((note) => note.includes(` is ${value} `));
        if (!derived.includes(id) && !isConverted) expect(literals.has(value), `${id} ${value}`).toBe(true);
      }
      const { inputTokens, outputTokens, completed } = counts;
      for (const count of [inputTokens, outputTokens]) if (count !== undefined) expect(literals.has(count)).toBe(true);
      // A list of requests is counted; of a share, it is told how many they were.
      if (
        completed !== undefined &&
        completed > 0 &&
        !/(?:profile_export\.jsonl|performance_summary\.txt)$/.test(source.name)
      )
        expect(literals.has(completed)).toBe(true);
    }
  });

  it.each(byName)("has a definition of its own, and counts that add up: %s", (_name, source) => {
    for (const { tool, counts } of readAny(source)) {
      expect(tool.definition).toMatch(/^[a-z][\w.-]*@\d+$/);
      expect(tool.definition).not.toMatch(/^(?:vllm|built-in)/);
      const { requested, completed, failed } = counts;
      if (requested !== undefined && completed !== undefined && failed !== undefined)
        expect(completed + failed).toBe(requested);
    }
  });

  it("is never taken for another tool's", () => {
    for (const source of vllmFixtures(".json")) expect(detectTool(source)).toMatchObject({ tool: "vllm-bench" });
  });

  it.each(NO_RESULTS.map((source) => [source.name, source] as const))(
    "passes over what is no result: %s",
    (_name, source) => {
      expect(detectTool(source)).toMatchObject({ tool: undefined, candidates: [] });
    },
  );
});
