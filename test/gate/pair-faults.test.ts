import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import { UNPRICED } from "../../src/compare/designs.ts";
import { measurePairs, pairsInput } from "../../src/gate/pairs.ts";
import type { Side } from "../../src/model/side.ts";
import type { Config } from "../../src/model/spec.ts";
import { planTrials } from "../../src/plan/plan.ts";
import { openRun } from "../../src/run/run.ts";
import { found } from "../compare/sessions.ts";
import { equipment } from "../run/parts.ts";
import { leftBy, locksIn, planOf, requestOf, rigWorld, serverSpec, testSpec } from "../run/rig.ts";

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** Base and head in turn, with real servers. */
async function inTurn(more: { readonly ofBase?: Record<string, string> } = {}) {
  const rig = rigWorld();
  const { world } = rig;
  const of = (variant: string, env: Record<string, string>): Side => {
    return {
      variant,
      folder: world.cwd,
      env: { PATH: "", ...world.env, ...env } as Side["env"],
      origin: {},
      facts: {},
    };
  };
  const given: Partial<Config> = { tests: [testSpec("x")], servers: { toy: serverSpec() }, paired: "always" };
  const request = requestOf(planOf(), { config: given });
  const { config } = request;
  const plan = planTrials(config);
  const pairs = { config, baselines: found(), always: true, design: UNPRICED, deadline: undefined };
  const opening = { ...request, plan, prepared: plan.trials, confirms: false, hold: "restart" } as const;
  const sides = [of("base", more.ofBase ?? {}), of("head", {})];
  const open: string[] = [];
  const session = await openRun(
    { ...opening, sides },
    world,
    async (run) => {
      const clock = { now: Date.now, measure: run.measure, say: () => {}, busy: run.busy };
      const measured = await measurePairs({ ...pairs, session: run.session() }, clock);
      open.push(...measured.open);
      return measured.open;
    },
    equipment(),
  );
  expect(leftBy(world)).toEqual([]);
  expect(locksIn(world.cwd)).toEqual([]);
  return { session, open, comparison: compare(pairsInput({ ...pairs, session }, session)) };
}

it("cannot judge a base whose server dies at pair 3, and says so; nothing of it is left", async () => {
  const counted = join(rigWorld().world.cwd, "starts");
  const { session, open, comparison } = await inTurn({ ofBase: { COUNT_STARTS: counted } });
  const ofBase = session.records.filter(({ variant }) => variant === "base");
  expect(ofBase.map(({ repeat, validity }) => [repeat, validity.state])).toEqual([
    [0, "valid"],
    [1, "valid"],
    [2, "invalid"],
  ]);
  expect(JSON.stringify(ofBase[2]?.validity)).toContain("the base's server went down");
  expect(session.notes.join("\n")).toMatch(/server toy went down 2 times, the rest of its trials is given up/);
  expect(open.join()).toMatch(/before the pairs decide: x\/qps=inf stays open/);
  expect(comparison.decision).toBe("cannot-judge");
  expect(session.complete).toBe(false);
});
