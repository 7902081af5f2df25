import { compare } from "../../../src/compare/compare.ts";
import { type Design, UNPRICED } from "../../../src/compare/designs.ts";
import { interleavedInput } from "../../../src/compare/paired-input.ts";
import { designFor } from "../../../src/gate/design.ts";
import { measurePairs, pairsInput } from "../../../src/gate/pairs.ts";
import type { Baselines } from "../../../src/model/baselines.ts";
import type { Session } from "../../../src/model/session.ts";
import type { Config } from "../../../src/model/spec.ts";
import { planTrials } from "../../../src/plan/plan.ts";
import { session } from "../../compare/sessions.ts";
import { type VirtualMachine, virtualBench } from "./virtual-bench.ts";

/** `auto`: screen, and pairs for suspects. `always`: pairs of everything, with looks. `fixed`: eight pairs of everything, once. */
export type Way = "auto" | "always" | "fixed";

export interface VirtualPull {
  readonly config: Config;
  readonly machine: VirtualMachine;
  readonly way: Way;
}

export interface PullResult {
  readonly decision: string;
  /** A confirmed regression of a gating row. */
  readonly failed: boolean;
  readonly suspected: boolean;
  /** Pairs of all cells together. */
  readonly pairs: number;
  /** Of the device: the screen, where there is one, its pairs and the sentinel. */
  readonly minutes: number;
  readonly design: string;
}

const FIXED: Design = { ...UNPRICED, name: "eight pairs, looked at once", looks: [{ pairs: 8, share: 1 }] };

/** A pull request from its stored baselines to its verdict, by the gate's own driver, in the engine's virtual time. */
export async function pullRequest(
  { config, machine, way }: VirtualPull,
  sessions: readonly Session[],
): Promise<PullResult> {
  const baselines: Baselines = { state: "found", sessions, notes: [] };
  const { trials, expectedCells } = planTrials(config);
  const bench = virtualBench(machine, session("head", [], { expectedCells }));
  const always = way !== "auto";
  const screened = always ? bench.session() : await bench.measure(trials);
  const first = compare(
    interleavedInput({
      session: screened,
      baselines,
      policy: config.policy,
      judge: true,
      always: false,
      confirmable: true,
    }),
  );
  const cells = always ? expectedCells : first.suspects;
  const none = { suspected: false, pairs: 0, minutes: bench.now() / 60_000, design: "none" };
  if (cells.length === 0) return { ...none, decision: first.decision, failed: first.decision === "fail" };
  const already = screened.records;
  const chosen = designFor({ config, cells, baselines, already, always, deadline: undefined, now: bench.now() });
  const design = way === "fixed" ? FIXED : (chosen ?? UNPRICED);
  const request = { config, session: screened, baselines, always, design, deadline: undefined };
  const measured = await measurePairs(request, bench);
  const { decision, rows } = compare(pairsInput(request, measured.session));
  return {
    decision,
    failed: rows.some((row) => row.gating && row.verdict === "regression"),
    suspected: true,
    pairs: measured.session.records.filter(({ variant }) => variant === "base").length,
    minutes: bench.now() / 60_000,
    design: design.name,
  };
}

/** What the base branch has stored: each session with a start of its own. */
export async function storedSessions(
  config: Config,
  machine: VirtualMachine,
  count: number,
): Promise<readonly Session[]> {
  const stored: Session[] = [];
  for (let k = 0; k < count; k++) {
    const { trials, expectedCells } = planTrials(config);
    const at = { ...machine, seed: `${machine.seed}/base${k}`, slowdown: 0 };
    stored.push(await virtualBench(at, session(`b${k}`, [], { expectedCells })).measure(trials));
  }
  return stored;
}
