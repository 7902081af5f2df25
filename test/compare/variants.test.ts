import { describe, expect, it } from "vitest";
import { compareVariants } from "../../src/compare/variants.ts";
import { record, repeats } from "./sessions.ts";

const rowOf = (records: Parameters<typeof compareVariants>[0], metric: string) =>
  compareVariants(records)[0]?.rows.find((row) => row.metric === metric);
const flagsOf = (records: Parameters<typeof compareVariants>[0]) => compareVariants(records)[0]?.flags;

const CONTRADICTION = "the printed output_throughput of 99 contradicts its numbers: 800 tokens in 10 s are 80 a second";

describe("variants side by side", () => {
  it("marks the best by the metric's direction, with ratios of the first", () => {
    const records = [
      ...repeats([20, 22], "median_tpot_ms", { variant: "unbound" }),
      ...repeats([14, 14], "median_tpot_ms", { variant: "node 0" }),
      ...repeats([42, 42], "median_tpot_ms", { variant: "interleaved" }),
    ];
    expect(rowOf(records, "median_tpot_ms")).toEqual({
      metric: "median_tpot_ms",
      unit: "ms",
      betterWhen: "lower",
      values: [
        { variant: "unbound", value: 21, repeats: 2, best: false },
        { variant: "node 0", value: 14, repeats: 2, ratio: 14 / 21, best: true },
        { variant: "interleaved", value: 42, repeats: 2, ratio: 2, best: false },
      ],
    });
  });

  it("honours a direction that the output itself declares", () => {
    const declared = { hits: { unit: "hits", betterWhen: "higher" } } as const;
    const records = [record({ hits: 3 }, { variant: "a", declared }), record({ hits: 5 }, { variant: "b", declared })];
    expect(rowOf(records, "hits")?.values.map(({ best }) => best)).toEqual([false, true]);
  });

  it("has neither a best nor ratios across definitions, and says why", () => {
    const tool = { name: "guidellm", definition: "guidellm-0.4@1" };
    const records = [
      record({ mean_tpot_ms: 20 }, { variant: "a" }),
      record({ mean_tpot_ms: 10 }, { variant: "b", tool }),
    ];
    expect(rowOf(records, "mean_tpot_ms")?.values).toEqual([
      { variant: "a", value: 20, repeats: 1, best: false },
      { variant: "b", value: 10, repeats: 1, best: false },
    ]);
    expect(flagsOf(records)?.[0]).toBe(
      "measured by different definitions, not comparable: a by vllm-serve@1, b by guidellm-0.4@1",
    );
  });

  it("flags unequal work", () => {
    const counts = { requested: 200, completed: 200, failed: 0, inputTokens: 20_000, outputTokens: 12_800 };
    const records = [
      record({ output_throughput: 100 }, { variant: "Float16" }),
      record({ output_throughput: 150 }, { variant: "W8A8", counts, workload: { request_rate: 4, num_prompts: 200 } }),
    ];
    expect(flagsOf(records)).toEqual([
      "unequal work: generated tokens: 25600 in Float16, 12800 in W8A8 (-50 %)",
      "different request_rate: inf in Float16, 4 in W8A8",
    ]);
  });

  it("flags a ramp-up that one variant alone has, on either side", () => {
    const ramp = { workload: { request_rate: "inf", ramp_up_strategy: "linear" } };
    const plain = { workload: { request_rate: "inf" } };
    const flags = (a: typeof plain, b: typeof plain) =>
      flagsOf([record({ duration: 1 }, { variant: "a", ...a }), record({ duration: 1 }, { variant: "b", ...b })]);
    expect(flags(ramp, plain)).toEqual(["different ramp_up_strategy: linear in a, none in b"]);
    expect(flags(plain, ramp)).toEqual(["different ramp_up_strategy: none in a, linear in b"]);
  });

  it("flags inputs that are not what was asked for, failures, and a throughput that contradicts its numbers", () => {
    const asked = { workload: { random_input_len: 1024, random_range_ratio: 0 } };
    const counts = { requested: 10, completed: 8, failed: 2, inputTokens: 800, outputTokens: 800 };
    const records = [
      record(
        { output_throughput: 80, duration: 10 },
        { variant: "a", counts: { ...counts, inputTokens: 8192 }, ...asked },
      ),
      // Said once, though its reader noted it, too.
      record({ output_throughput: 99, duration: 10 }, { variant: "b", counts, ...asked, notes: [CONTRADICTION] }),
    ];
    expect(flagsOf(records)).toEqual([
      expect.stringMatching(/^unequal work: input tokens: 8192 in a, 800 in b/),
      "a: 2 of 10 requests failed",
      "b: 2 of 10 requests failed",
      "b: inputs are not what was asked for: 100 tokens a request, asked for 1024",
      `b: ${CONTRADICTION}`,
    ]);
  });

  it("says which variant was not measured", () => {
    const invalid = { state: "invalid", reasons: ["throttled"] } as const;
    const records = [
      record({ duration: 1 }, { variant: "a" }),
      record({ duration: 1 }, { variant: "b", validity: invalid }),
    ];
    expect(flagsOf(records)).toEqual(["b: no valid trial"]);
  });
});
