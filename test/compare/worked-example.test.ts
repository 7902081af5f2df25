import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import { found, repeats, session } from "./sessions.ts";

const PAGE = readFileSync(new URL("../../docs/statistics.md", import.meta.url), "utf8");

/** The repeats that the page's table lists behind a label. */
function listed(label: string): readonly (readonly number[])[] {
  const lines = PAGE.split("\n").filter((line) => line.startsWith(`| ${label} | `));
  return lines.map((line) => (line.split("|")[2] ?? "").trim().split(" ").map(Number));
}

it("works the example of docs/statistics.md to the printed figures", () => {
  const [head = []] = listed("head");
  const [again = []] = listed("head, fresh start");
  const { decision, rows } = compare({
    head: session("head", [...repeats(head), ...repeats(again, "median_tpot_ms", { round: 1 })]),
    baselines: found(...listed("base").map((values, i) => session(`b${i}`, repeats(values)))),
    policy: {
      alpha: 0.05,
      metrics: { median_tpot_ms: { gate: true, relative: 0.02, absolute: 0.2, mustSee: 0.2 } },
      slo: {},
    },
    judge: true,
    confirmable: false,
  });
  const row = rows[0];
  if (row === undefined || row.verdict === "not-comparable") throw new Error("expected a judged row");
  const { evidence, change, detectable } = row;
  expect(decision).toBe("fail");
  for (const figure of [
    `**+${(100 * change).toFixed(1)} %**`,
    `with ${evidence.df} degrees of freedom`,
    `= ${evidence.standardError?.toFixed(5)}. t =`,
    `p = ${evidence.p.toFixed(4)}. One`,
    `**${(100 * detectable).toFixed(1)} %**`,
    `p = ${evidence.confirmation?.p.toFixed(4)} ≤`,
    `+${(100 * (evidence.confirmation?.change ?? 0)).toFixed(1)} % is more`,
  ]) {
    expect(PAGE).toContain(figure);
  }
});
