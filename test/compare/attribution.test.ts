import { describe, expect, it } from "vitest";
import { movedTogether } from "../../src/compare/attribution.ts";
import { found, session } from "./sessions.ts";
import { judgedAgainst, recordsAt } from "./three-cells.ts";

const measured = (id: string, levels: readonly number[], more: Parameters<typeof session>[2] = {}) =>
  session(
    id,
    recordsAt((at) => levels[at] ?? 20),
    more,
  );

const past = found(
  ...[20, 20.1, 19.9, 20.05, 19.95].map((level, day) =>
    measured(`base${day}`, [level, level, level], { startedAt: `2026-11-0${5 - day}T00:00:00Z` }),
  ),
);

const reasonsOf = (levels: readonly number[], more: Parameters<typeof session>[2] = {}) =>
  judgedAgainst(past, measured("head", levels, more)).reasons.join("\n");

describe("a machine that is slow on all cells", () => {
  it("is said where every cell is worse alike", () => {
    expect(reasonsOf([26, 26.2, 25.9])).toMatch(/all 3 cells are worse alike, by about \+30.*another machine/);
  });

  it("is not blamed for one cell, for cells that are worse by far different amounts, or for nothing", () => {
    for (const levels of [
      [26, 20, 20],
      [22, 26, 40],
      [20, 20, 20],
    ])
      expect(reasonsOf(levels)).not.toContain("worse alike");
  });
});

describe("two repositories", () => {
  it("are named where both moved under a suspicion", () => {
    const environment = {
      class: { device: "910B", driver: "24.1" },
      subject: { vllm: "0.10", "vllm-ascend": "0.10rc1" },
    };
    // The stored sessions know no plugin: what one side does not know is no difference.
    expect(reasonsOf([26, 20, 20], { environment })).not.toContain("both moved");
    expect(movedTogether({ vllm: "0.9", "vllm-ascend": "0.9rc1" }, environment.subject)).toEqual([
      "vllm (0.9 → 0.10) and vllm-ascend (0.9rc1 → 0.10rc1) both moved since the newest baseline session: measure vllm-ascend 0.9rc1 with vllm 0.10 to tell them apart",
    ]);
  });

  it("are told apart where one of them stayed", () => {
    expect(movedTogether({ vllm: "0.9", "vllm-ascend": "a" }, { vllm: "0.9", "vllm-ascend": "b" })).toEqual([]);
  });
});
