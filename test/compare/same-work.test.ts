import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import { POLICY, rowOf, run } from "./judged.ts";
import { CELL, found, quiet, record, repeats, session } from "./sessions.ts";

describe("work that is told in other ways", () => {
  const pair = (base: Loose, head: Loose) =>
    run(session("head", repeats([20, 20, 20], "median_tpot_ms", head)), quiet("median_tpot_ms", base));
  const reasonOf = (base: Loose, head: Loose) => rowOf(pair(base, head).rows)?.reason;
  const asked = { request_rate: "inf" };

  it("is another with a ramp-up that the other side has not, which clients print only when it is used", () => {
    const ramp = { workload: { ...asked, ramp_up_strategy: "linear" } };
    expect(reasonOf({ workload: asked }, ramp)).toBe("different workload: ramp_up_strategy was none, is linear");
    expect(reasonOf(ramp, { workload: asked })).toBe("different workload: ramp_up_strategy was linear, is none");
  });

  it("is another when one command gives a length that the other leaves to the client", () => {
    const noted = { engineFlags: { "--dtype": "auto" } };
    const long = { workload: { ...asked, input_len: 8 } };
    expect(reasonOf({ workload: asked, ...noted }, { ...long, ...noted })).toBe(
      "different workload: input_len was default, is 8",
    );
    expect(reasonOf({ workload: asked }, { ...long, ...noted })).not.toContain("different workload");
  });

  it("is told by the mean of a request where a tool prints no totals", () => {
    const counts = { requested: 32, completed: 32, failed: 0 };
    const of = (mean: number) => session("s", [record({ median_tpot_ms: 20, mean_input_tokens: mean }, { counts })]);
    const { rows } = compare({
      ...{ head: of(1024), baselines: found(of(122)), policy: POLICY, judge: true, confirmable: false },
    });
    expect(rowOf(rows)?.reason).toBe("different workload: +739 % input tokens");
  });

  it("is told by the tokens of prompts and answers together", () => {
    const of = (total: number) =>
      session("s", [record({ tokens_per_second: 20, total_num_tokens: total }, { counts: {}, workload: {} })]);
    const { rows } = compare({
      ...{ head: of(961), baselines: found(of(23_042)), policy: POLICY, judge: true, confirmable: false },
    });
    expect(rowOf(rows, "tokens_per_second")?.reason).toBe("different workload: -95.8 % tokens");
  });

  it("is said to be taken on trust where nothing tells it, and not where anything does", () => {
    const silent = { workload: { model_id: "m" }, counts: {} };
    const trust = `${CELL}: what was asked of the engine is not recorded: that both sides did the same is taken on trust`;
    expect(pair(silent, silent).reasons).toContain(trust);
    expect(pair(silent, { ...silent, command: ["vllm"] }).reasons).not.toContain(trust);
    expect(pair({ counts: {} }, { counts: {} }).reasons).not.toContain(trust);
  });
});

type Loose = Parameters<typeof record>[1];

describe("same work", () => {
  const other = (change: Parameters<typeof record>[1]) => {
    const { decision, rows } = run(session("head", repeats([20, 20, 20], "median_tpot_ms", change)));
    return { decision, row: rowOf(rows) };
  };

  it.each([
    ["another tool", { tool: { name: "built-in", definition: "vllm-serve@1" } }, "different tools"],
    ["another definition", { tool: { name: "vllm-bench", definition: "vllm-serve@2" } }, "different tools"],
    ["another workload key", { workload: { request_rate: 4 } }, "request_rate was inf, is 4"],
    [
      "another number of requests",
      { counts: { requested: 100, completed: 100, failed: 0 }, workload: {} },
      "200 requests before",
    ],
    ["2 % more input tokens", { counts: { requested: 200, completed: 200, inputTokens: 20_400 } }, "+2 % input tokens"],
  ] as const)("refuses %s", (_, change, reason) => {
    const { decision, row } = other(change);
    expect(decision).toBe("cannot-judge");
    expect(row?.verdict).toBe("not-comparable");
    expect(row?.reason).toContain(reason);
  });

  it.each([
    ["another version of the tool", { tool: { name: "vllm-bench", version: "0.11", definition: "vllm-serve@1" } }],
    ["a key that only one side knows", { workload: { backend: "openai" } }],
    ["half a percent more input tokens", { counts: { requested: 200, completed: 200, inputTokens: 20_100 } }],
  ] as const)("accepts %s", (_, change) => {
    expect(other(change).row?.verdict).not.toBe("not-comparable");
  });

  it("flags other output tokens without refusing", () => {
    const { row } = other({ counts: { requested: 200, completed: 200, outputTokens: 28_000 } });
    expect(row?.verdict).not.toBe("not-comparable");
    expect(row?.reason).toContain("+9.4 % output tokens");
  });

  it("matches seeds by repeat, not across repeats", () => {
    const seeded = (values: readonly number[]) =>
      values.map((v, repeat) => record({ median_tpot_ms: v }, { repeat, workload: { seed: 100 + repeat } }));
    const bases = found(...[20, 20.1, 19.9].map((v, i) => session(`b${i}`, seeded([v, v, v * 1.001]))));
    expect(rowOf(run(session("head", seeded([20, 20, 20])), bases).rows)?.verdict).not.toBe("not-comparable");
    const shifted = seeded([20, 20, 20]).map((r) => ({ ...r, workload: { seed: 7 } }));
    expect(rowOf(run(session("head", shifted), bases).rows)?.reason).toContain("seed was 100, is 7");
  });
});
