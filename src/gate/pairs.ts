import { compare } from "../compare/compare.ts";
import type { CompareInput } from "../compare/compare-input.ts";
import type { Design } from "../compare/designs.ts";
import { type NextPairs, nextLook } from "../compare/next-look.ts";
import { interleavedInput } from "../compare/paired-input.ts";
import type { Baselines } from "../model/baselines.ts";
import type { RequestLogs } from "../model/requests.ts";
import type { Session } from "../model/session.ts";
import type { Config } from "../model/spec.ts";
import { sideOf, type Trial } from "../model/trial.ts";
import { type PairBlock, planPairs, planSentinel } from "../plan/pairs.ts";
import { blockMinutes, pairCost } from "./pair-cost.ts";
import { lookLines, openLine } from "./pair-lines.ts";

/** What pairs are measured with: real servers on a real clock, or an engine in virtual time. */
export interface PairBench {
  /** Milliseconds. */
  readonly now: () => number;
  /** In order; every record is kept. Leaves out what the deadline, or a server that is given up, does not allow. */
  readonly measure: (trials: readonly Trial[]) => Promise<Session>;
  readonly say: (line: string) => void;
  /** Why the devices are no longer ours alone, between two blocks; one line each. */
  readonly busy?: () => Promise<readonly string[]>;
  /** What was measured of every request; absent where requests are not kept. */
  readonly requests?: (session: Session) => Promise<RequestLogs>;
}

export interface PairRequest {
  readonly config: Config;
  /** Holds the screen's records and, of a run that is taken up again, those of its pairs. */
  readonly session: Session;
  readonly baselines: Baselines;
  /** Nothing was screened: every cell is measured in pairs. */
  readonly always: boolean;
  readonly today?: string | undefined;
  readonly design: Design;
  /** On the bench's clock; nothing is started that would not end by then. */
  readonly deadline: number | undefined;
}

export interface MeasuredPairs {
  readonly session: Session;
  /** Why there are no more pairs where more would have been looked at; one line each. */
  readonly open: readonly string[];
}

/** What is known of a session after its pairs, or so far. */
export function pairsInput(
  { config, baselines, always, today, design }: PairRequest,
  session: Session,
  {
    confirmable = false,
    requests,
  }: { readonly confirmable?: boolean; readonly requests?: RequestLogs | undefined } = {},
): CompareInput {
  return interleavedInput({
    ...{ session, baselines, policy: config.policy, today, judge: true, always, confirmable },
    ...{ looks: design.looks, requests },
  });
}

/** Measures pairs look by look, until the looks decide or the budget ends. */
export async function measurePairs(request: PairRequest, bench: PairBench): Promise<MeasuredPairs> {
  const { config, always, design } = request;
  const began = bench.now();
  const walk: Walk = { session: request.session, running: new Set() };
  const blocksOf = (cells: readonly NextPairs[]) => planPairs(config, { cells, ...pairShape(design, always) });

  let most: number | undefined;
  let left: readonly string[] = [];
  const inputNow = async (confirmable: boolean) =>
    pairsInput(request, walk.session, { confirmable, requests: await bench.requests?.(walk.session) });
  for (let next = nextLook(await inputNow(true)); next.cells.length > 0; ) {
    const looked = next.cells;
    most ??= minutesToTheEnd(looked, blocksOf, request, walk);
    left = await walkBlocks(blocksOf(looked), request, bench, walk);
    next = nextLook(await inputNow(true));
    const stuck = next.cells.filter(({ cell, from }) => looked.some((one) => one.cell === cell && one.to > from));
    const onward = left.length > 0 || stuck.length > 0 ? [] : next.cells;
    if (onward.length === 0 && next.cells.length > 0) {
      const over = request.deadline !== undefined && bench.now() >= request.deadline;
      const why = left[0] ?? (over ? "the budget ends" : "trials that stay invalid end it");
      const cells = next.cells.map(({ cell }) => cell);
      left = [openLine(cells, why, minutesToTheEnd(next.cells, blocksOf, request, walk))];
    }
    const spent = (bench.now() - began) / 60_000;
    const facts = { comparison: compare(await inputNow(false)), looked, next: onward, spent, most };
    for (const line of lookLines({ ...facts, why: left[0] ?? next.reason })) bench.say(line);
    if (onward.length === 0) break;
  }
  await repeatFirst(request, bench, walk);
  return { session: walk.session, open: left };
}

/** Where the measuring stands. */
interface Walk {
  session: Session;
  /** Servers that stay up, by name and side. */
  readonly running: Set<string>;
}

/** What a design asks of the plan. */
export function pairShape({ hold, pairsPerStart }: Design, always: boolean) {
  return { variants: ["base", "head"], round: always ? 0 : 1, together: hold !== "restart", pairsPerStart };
}

/** @returns why it ended early, if it did. */
async function walkBlocks(
  blocks: readonly PairBlock[],
  request: PairRequest,
  bench: PairBench,
  walk: Walk,
): Promise<readonly string[]> {
  for (const block of blocks) {
    const todo = wholePairs(block, walk.session);
    if (todo.length === 0) continue;
    if (!affordable(todo, request, bench, walk)) return ["the budget ends"];
    const busy = (await bench.busy?.()) ?? [];
    if (busy.length > 0) return [`the devices are taken (${busy.join("; ")})`];
    walk.session = await bench.measure(todo);
    for (const { server, variant } of todo) walk.running.add(`${server?.name}\n${sideOf(variant)}`);
  }
  return [];
}

/** A pair of which one side is missing is measured again: its sides would be far apart. */
export function wholePairs(block: PairBlock, { records }: Session): readonly Trial[] {
  const done = new Set(records.filter(({ validity }) => validity.state === "valid").map(({ trial }) => trial));
  const missing = block.filter(({ id }) => !done.has(id));
  return block.filter(({ cell, repeat }) => missing.some((one) => one.cell.id === cell.id && one.repeat === repeat));
}

function affordable(trials: readonly Trial[], request: PairRequest, { now }: PairBench, walk: Walk): boolean {
  if (request.deadline === undefined) return true;
  return now() + 60_000 * minutesFor(trials, request, walk) <= request.deadline;
}

function minutesFor(trials: readonly Trial[], { baselines, design }: PairRequest, { session, running }: Walk): number {
  const before = baselines.state === "found" ? baselines.sessions.flatMap(({ records }) => records) : [];
  const own = pairCost(session.records);
  const stored = pairCost(before);
  const cost = {
    trial: (cell: string) => own.trial(cell) || stored.trial(cell),
    start: (server: string) => own.start(server) || stored.start(server),
  };
  return blockMinutes(trials, cost, design.hold, running);
}

/** Of every look that is left, should none of them decide. */
function minutesToTheEnd(
  cells: readonly NextPairs[],
  blocksOf: (cells: readonly NextPairs[]) => readonly PairBlock[],
  request: PairRequest,
  walk: Walk,
): number {
  const last = request.design.looks.at(-1)?.pairs ?? 0;
  return blocksOf(cells.map((one) => ({ ...one, to: last }))).reduce(
    (sum, block) => sum + minutesFor(block, request, walk),
    0,
  );
}

/** The sentinel: what the first base measurement gives at the end tells whether the machine stayed what it was. */
async function repeatFirst(request: PairRequest, bench: PairBench, walk: Walk): Promise<void> {
  const { config, always, design } = request;
  const round = always ? 0 : 1;
  const first = walk.session.records.find(
    (one) => one.variant === "base" && one.round === round && one.validity.state === "valid",
  );
  if (first === undefined) return;
  const [block = []] = planPairs(config, {
    cells: [{ cell: first.cell, from: first.repeat, to: first.repeat + 1 }],
    ...pairShape(design, always),
  });
  const sentinel = block.filter(({ variant }) => variant === "base").map((trial) => planSentinel(config, trial));
  const todo = sentinel.filter(({ id }) => !walk.session.records.some(({ trial }) => trial === id));
  if (todo.length > 0 && affordable(todo, request, bench, walk)) walk.session = await bench.measure(todo);
}
