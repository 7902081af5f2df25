import fc, { constantFrom, integer, property } from "fast-check";
import { expect, it } from "vitest";
import { turnsOf } from "../../src/model/turns.ts";
import { planPairs, planSentinel } from "../../src/plan/pairs.ts";
import { requestOf, serverSpec, testSpec } from "../run/rig.ts";

const { config } = requestOf(
  { trials: [], expectedCells: [], digest: "", warnings: [] },
  {
    config: {
      tests: [testSpec("x"), testSpec("y"), testSpec("z", {}, { server: "other" })],
      servers: { toy: serverSpec(), other: serverSpec(["--other"], { name: "other" }) },
      seed: 7,
    },
  },
);
const CELLS = ["x/qps=inf", "y/qps=inf", "z/qps=inf"];
const VARIANTS = ["base", "head"];

it("measures every pair of every cell once on each side, however starts are shared", () => {
  fc.assert(
    property(
      integer({ min: 0, max: 6 }),
      integer({ min: 1, max: 6 }),
      constantFrom(1, 2, 3, Infinity),
      constantFrom(true, false),
      (from, count, pairsPerStart, together) => {
        const cells = CELLS.map((cell, k) => ({ cell, from, to: from + count + k }));
        const blocks = planPairs(config, { variants: VARIANTS, cells, round: 1, together, pairsPerStart });
        const planned = blocks.flat().map(({ cell, variant, repeat }) => `${cell.id} ${variant} ${repeat}`);
        const wanted = cells.flatMap(({ cell, to }) =>
          VARIANTS.flatMap((variant) => Array.from({ length: to - from }, (_, k) => `${cell} ${variant} ${from + k}`)),
        );
        expect(planned.sort()).toEqual(wanted.sort());
        expect(new Set(blocks.flat().map(({ id }) => id)).size).toBe(planned.length);
        for (const { seed, repeat } of blocks.flat()) expect(seed).toBe(7 + repeat);
        for (const block of blocks) expect(new Set(block.map(({ server }) => server?.name)).size).toBe(1);
      },
    ),
  );
});

it("goes base, head, head, base, and back again, from a seeded start", () => {
  fc.assert(
    property(integer({ min: 0, max: 1000 }), integer({ min: 0, max: 50 }), (seed, block) => {
      const [a, b] = [2 * block, 2 * block + 1].map((round) => turnsOf(VARIANTS, round, seed));
      expect(a?.toReversed()).toEqual(b);
    }),
  );
  const firsts = Array.from({ length: 40 }, (_, seed) => turnsOf(VARIANTS, 0, seed)[0]);
  expect(new Set(firsts)).toEqual(new Set(VARIANTS));
});

it("takes turns trial by trial where both sides are up, and start by start where they are not", () => {
  const cells = [{ cell: "x/qps=inf", from: 0, to: 4 }];
  const variantsOf = (together: boolean) =>
    planPairs(config, { variants: VARIANTS, cells, round: 1, together, pairsPerStart: 2 }).map((block) =>
      block.map(({ variant }) => variant),
    );
  expect(variantsOf(true)).toHaveLength(1);
  for (const block of variantsOf(false)) {
    expect(block).toHaveLength(4);
    expect(block[0]).toBe(block[1]);
    expect(block[2]).toBe(block[3]);
  }
});

it("repeats the first base measurement under a name of its own", () => {
  const [block = []] = planPairs(config, {
    variants: VARIANTS,
    cells: [{ cell: "x/qps=inf", from: 0, to: 1 }],
    round: 1,
    together: true,
    pairsPerStart: 1,
  });
  const first = block.find(({ variant }) => variant === "base");
  if (first === undefined) throw new Error("no base");
  const again = planSentinel(config, first);
  expect(again).toMatchObject({ seed: first.seed, repeat: first.repeat, variant: "sentinel" });
  expect(block.map(({ id }) => id)).not.toContain(again.id);
});
