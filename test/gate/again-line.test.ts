import { expect, test } from "vitest";
import { againLine } from "../../src/gate/again-line.ts";
import type { JudgedRow } from "../../src/model/comparison.ts";

const row = (cell: string, suspicion: JudgedRow["suspicion"]) =>
  ({ cell, suspicion, gating: true, verdict: "inconclusive" }) as JudgedRow;

test("keeps cells that look worse apart from cells that were too noisy to tell", () => {
  const rows = [row("a", "open"), row("a", "none"), row("b", "none")];
  expect(againLine({ suspects: ["a", "b"], rows })).toBe("suspected: a; too noisy to have seen what they must see: b");
  expect(againLine({ suspects: ["b"], rows })).toBe("too noisy to have seen what they must see: b");
});
