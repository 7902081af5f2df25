import { compare } from "../compare/compare.ts";
import type { Design } from "../compare/designs.ts";
import type { Baselines } from "../model/baselines.ts";
import type { Comparison } from "../model/comparison.ts";
import type { TrialRecord } from "../model/record.ts";
import type { Environment, Origin, Session } from "../model/session.ts";
import type { Side } from "../model/side.ts";
import type { Config } from "../model/spec.ts";
import type { Plan } from "../model/trial.ts";
import type { World } from "../model/world.ts";
import { planPairs } from "../plan/pairs.ts";
import { type OpenRun, openRun } from "../run/run.ts";
import { designFor, PAYS_FOR_NONE, priceByFirstPair } from "./design.ts";
import type { OwnRequests } from "./own-requests.ts";
import { designLine } from "./pair-lines.ts";
import { measurePairs, pairsInput } from "./pairs.ts";

export interface InPairs {
  readonly config: Config;
  /** Of the whole selection: what the session is expected to hold. */
  readonly plan: Plan;
  /** Cells to be measured. */
  readonly cells: readonly string[];
  readonly sides: { readonly base: Side; readonly head: Side; readonly notes: readonly string[] };
  readonly baselines: Baselines;
  /** Nothing was screened. */
  readonly always: boolean;
  readonly today?: string | undefined;
  readonly origin: Origin;
  readonly environment: Environment;
  readonly folder: string;
  readonly sessionId: string;
  readonly already: readonly TrialRecord[];
  readonly requests: OwnRequests;
  /** Epoch milliseconds; absent: no budget. */
  readonly deadline: number | undefined;
}

export interface JudgedPairs {
  readonly session: Session;
  readonly comparison: Comparison;
}

/**
 * Measures base and head in turn, in the design that sees most for what is left of the budget, and judges them. Where no
 * stored session tells what a start and a trial take, the first pair does.
 * @returns why nothing was measured, when the budget pays for no design.
 */
export async function judgeInPairs(request: InPairs, world: World): Promise<JudgedPairs | string> {
  const { config, cells, sides, always, today, baselines, deadline } = request;
  const known = designFor({ ...request, now: Date.now() });
  if (known === undefined) {
    return `${PAYS_FOR_NONE}: ${cells.join(", ")} can only be measured in turn with the base by a job with a larger one, such as a nightly`;
  }
  world.log.info(designLine(known, cells.length));
  const onePair = planPairs(config, {
    cells: cells.map((cell) => ({ cell, from: 0, to: 1 })),
    ...{ variants: ["base", "head"], round: always ? 0 : 1, together: true, pairsPerStart: 1 },
  });
  const { base, head, notes } = sides;
  const opening = { ...request, prepared: onePair.flat(), confirms: !always, sides: [base, head] };
  let design = known;
  const session = await openRun({ ...opening, ...keptOf(known) }, world, async (run) => {
    for (const { variant, facts } of [base, head]) run.learn(variant, facts);
    for (const line of notes) run.note(line);
    const priced = known.price === undefined ? await pricedNow(known, request, run, world) : known;
    if (priced === undefined) return [`${PAYS_FOR_NONE} more after the first pair: a nightly may have a larger one`];
    design = priced;
    run.note(designLine(design, cells.length));
    const clock = {
      ...{ now: Date.now, measure: run.measure, say: world.log.info },
      ...{ requests: request.requests, busy: run.busy },
    };
    const { open } = await measurePairs(
      { config, baselines, always, today, design, deadline, session: run.session() },
      clock,
    );
    run.lead(open);
    return open;
  });
  const pairs = { config, baselines, always, today, design, deadline, session };
  const requests = await request.requests(session);
  return { session, comparison: compare(pairsInput(pairs, session, { requests })) };
}

/** @returns nothing when what is left of the budget pays for no more. */
async function pricedNow(
  unpriced: Design,
  request: InPairs,
  run: OpenRun,
  { log }: World,
): Promise<Design | undefined> {
  const { design } = await priceByFirstPair(request, unpriced, run.session(), run);
  if (design === undefined) return undefined;
  run.choose(keptOf(design));
  log.info(designLine(design, request.cells.length, 1));
  return design;
}

function keptOf({ hold, looks }: Design) {
  return { hold, pairsAtMost: looks.at(-1)?.pairs ?? 0 };
}
