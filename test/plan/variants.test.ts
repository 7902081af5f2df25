import fc, { integer, property } from "fast-check";
import { expect, it } from "vitest";
import { turnsOf } from "../../src/model/turns.ts";
import { planVariants } from "../../src/plan/variants.ts";
import { requestOf, serverSpec, testSpec } from "../run/rig.ts";

const names = (count: number) => Array.from({ length: count }, (_, k) => `v${k}`);

it("puts each of N variants at each place, and behind each other one, equally often over N blocks", () => {
  fc.assert(
    property(integer({ min: 3, max: 8 }), integer({ min: 0, max: 1000 }), (count, seed) => {
      const rounds = Array.from({ length: 2 * count }, (_, round) => turnsOf(names(count), round, seed));
      for (let block = 0; block < count; block++)
        expect(rounds[2 * block]?.toReversed()).toEqual(rounds[2 * block + 1]);
      const places = rounds.flatMap((order) => order.map((name, place) => `${name} at ${place}`));
      const behind = rounds.flatMap((order) => order.slice(1).map((name, place) => `${name} behind ${order[place]}`));
      for (const [seen, kinds] of [
        [places, count * count],
        [behind, count * (count - 1)],
      ] as const) {
        const counts = new Map<string, number>();
        for (const one of seen) counts.set(one, (counts.get(one) ?? 0) + 1);
        expect(counts.size).toBe(kinds);
        expect(new Set(counts.values()).size).toBe(1);
      }
    }),
  );
});

it("measures every variant of every cell once a round, with the round's seed", () => {
  const empty = { trials: [], expectedCells: [], digest: "", warnings: [] };
  const variants = names(3).map((name) => ({ name, changes: { args: {}, env: {} } }));
  const tests = [testSpec("x"), testSpec("y")];
  const { config } = requestOf(empty, {
    config: { tests, servers: { toy: serverSpec() }, seed: 7, repeats: 4, variants },
  });
  const { blocks, trials, expectedCells } = planVariants(config);
  expect(expectedCells).toEqual(["x/qps=inf", "y/qps=inf"]);
  expect(blocks).toHaveLength(4);
  expect(new Set(trials.map(({ id }) => id)).size).toBe(2 * 3 * 4);
  for (const [repeat, block] of blocks.entries()) {
    expect(block.map(({ seed }) => seed)).toEqual(block.map(() => 7 + repeat));
    // A start of a variant answers both cells.
    for (let k = 0; k < block.length; k += 2) expect(block[k]?.variant).toBe(block[k + 1]?.variant);
  }
});
