import { expect, test } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import { heldPairsInput } from "../../src/compare/held-pairs.ts";
import { LOOKS } from "../../src/compare/looks.ts";
import { DEFAULT_POLICY } from "../../src/model/policy.ts";
import type { Session } from "../../src/model/session.ts";
import { found, quiet, record, session } from "./sessions.ts";

const CELL = "x/qps=inf";

/** A session that holds pairs, of a head that is slower by so much. */
function held(round: number, slower: number, more: Partial<Session> = {}): Session {
  const records = [0, 1, 2].flatMap((repeat) =>
    ["base", "head"].map((variant) => {
      const level = 20 * (1 + 0.002 * repeat) * (variant === "head" ? 1 + slower + 0.001 * repeat : 1);
      const server = { name: "toy", engine: "command", start: `${variant}#${repeat}` };
      const trial = `x-${variant}-r${repeat}-c${round}`;
      return record({ median_tpot_ms: level }, { cell: CELL, variant, repeat, round, trial, server });
    }),
  );
  const screen = [0, 1, 2].map((repeat) =>
    record({ median_tpot_ms: 22 }, { cell: CELL, repeat, trial: `x-r${repeat}` }),
  );
  return session("head", round === 0 ? records : [...screen, ...records], { expectedCells: [CELL], ...more });
}

const asked = (head: Session, baselines = found()) =>
  heldPairsInput({ head, baselines, policy: DEFAULT_POLICY, judge: true, confirmable: false });

test("judges pairs that were measured without a screen, with no stored session at hand", () => {
  const comparison = compare(asked(held(0, 0.2)));
  expect(comparison.rows.find(({ metric }) => metric === "median_tpot_ms")).toMatchObject({ verdict: "regression" });
});

test("looks at pairs of suspects as they were looked at when they came in", () => {
  const stored = quiet("median_tpot_ms", { cell: CELL });
  expect(asked(held(1, 0.1), stored)).toMatchObject({ confirmBy: "pairs", looks: LOOKS });
  const cut = asked(held(1, 0.1, { pairsAtMost: 3 }), stored);
  expect(cut.looks).toEqual([{ pairs: 3, share: 1 }]);
});

test("asks nothing else of a session without pairs", () => {
  const head = session("head", [record({ median_tpot_ms: 20 }, { cell: CELL })]);
  const input = { head, baselines: found(), policy: DEFAULT_POLICY, judge: true, confirmable: false };
  expect(heldPairsInput(input)).toBe(input);
});
