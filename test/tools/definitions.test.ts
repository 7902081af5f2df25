import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sayIn } from "../../src/report/language/language.ts";
import { OTHER_MEANINGS, otherMeanings } from "../../src/tools/definitions.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../docs/tools.md"), "utf8");

const measured = (definition: string, metrics: readonly string[]) => ({
  tool: { name: "tool", definition },
  metrics: Object.fromEntries(metrics.map((id) => [id, 1])),
});

describe("a definition that differs from vLLM's", () => {
  it.each(Object.keys(OTHER_MEANINGS))("is explained in docs/tools.md: %s", (definition) => {
    const [, name, version] = /^(.+)(@\d+)$/.exec(definition) ?? [];
    expect(PAGE).toMatch(new RegExp(`\\| .*\`${name}@1\`.*${version === "@1" ? "" : version}`));
  });

  it("is said of each metric that is there, once", () => {
    const two = [
      measured("guidellm-0.4@1", ["mean_itl_ms", "median_tpot_ms", "mean_ttft_ms"]),
      measured("guidellm-0.4@1", ["p99_itl_ms"]),
    ];
    expect(otherMeanings(two)).toEqual([
      "not as vLLM (guidellm-0.4@1): TPOT is the time to the last token by all tokens, with the first",
      "not as vLLM (guidellm-0.4@1): ITL is what vLLM calls TPOT",
    ]);
    expect(otherMeanings([measured("aiperf@1", ["mean_ttft_ms", "output_throughput"])])).toEqual([]);
  });

  it.each(["vllm-serve@1", "built-in@1", "sglang-serve@1", "evalscope-1.7@1"])("is none: %s", (definition) => {
    expect(otherMeanings([measured(definition, ["mean_tpot_ms", "mean_itl_ms", "output_throughput"])])).toEqual([]);
  });

  it.each(Object.keys(OTHER_MEANINGS))("is said in Chinese, too: %s", (definition) => {
    const all = ["tpot", "itl", "ttft", "output_throughput"].map((word) => `mean_${word}_ms`);
    for (const sentence of otherMeanings([measured(definition, all)])) {
      expect(sayIn("zh")(sentence)).toMatch(/^与 vLLM 不同 \(\S+\)：[^ ]+ 指(?!.* (?:of|the|by) )/);
    }
  });
});
