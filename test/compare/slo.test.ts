import { describe, expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import type { Policy } from "../../src/model/policy.ts";
import { CELL, quiet, repeats, session } from "./sessions.ts";

const GATE = { gate: true, relative: 0.02, absolute: 0, mustSee: 0.2 };
const POLICY: Policy = { alpha: 0.05, metrics: { median_tpot_ms: GATE, success_rate: GATE }, slo: {} };

describe("limits of single cells, such as hand-written baselines", () => {
  const limited = (limit: number, head = 20) =>
    compare({
      head: session("head", repeats([head, head, head])),
      baselines: quiet(),
      policy: { ...POLICY, cells: [{ pattern: CELL, metrics: {}, slo: { median_tpot_ms: limit } }] },
      judge: true,
      confirmable: false,
    });

  it("are said to see nothing before they are reached", () => {
    expect(limited(25).reasons.join("\n")).toContain(
      `the limits of single cells see nothing before these get worse than now: ${CELL} median_tpot_ms by 25 %`,
    );
  });

  it("say nothing of that where they are broken, which fails", () => {
    const broken = limited(19);
    expect(broken.decision).toBe("fail");
    expect(broken.reasons.join("\n")).not.toContain("see nothing before");
  });
});

it("checks a limit on a metric that only the tool's output declares", () => {
  const declared = { kernel_us: { unit: "us", betterWhen: "lower" } } as const;
  const { slo } = compare({
    head: session("head", repeats([12], "kernel_us", { declared })),
    baselines: quiet(),
    policy: { ...POLICY, slo: { kernel_us: 10 } },
    judge: true,
    confirmable: false,
  });
  expect(slo).toEqual([{ cell: CELL, metric: "kernel_us", unit: "us", limit: 10, head: 12 }]);
});
