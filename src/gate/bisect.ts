import { join } from "node:path";
import type { JudgedRow } from "../model/comparison.ts";
import type { Side } from "../model/side.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { type BisectStep, type Judgement, nextBisectStep } from "../plan/bisect.ts";
import { openWorkshop, type Workshop } from "../run/sides/workshop.ts";
import { benchFor } from "./bench.ts";
import { judgeInPairs } from "./in-pairs.ts";

/** A commit that was measured in turn with the good one, or could not be. */
export interface BisectedCommit {
  readonly commit: string;
  readonly judgement: Judgement;
  /** One sentence. */
  readonly reason: string;
  /** The worst gating row. */
  readonly row?: Pick<JudgedRow, "metric" | "unit" | "base" | "head" | "change" | "interval">;
  /** Of the device. */
  readonly minutes: number;
  /** Of its session. */
  readonly folder: string;
}

export interface BisectRequest {
  readonly config: Config;
  readonly good: string;
  /** After the good one, oldest first; the last one is the bad one. */
  readonly commits: readonly string[];
  readonly cell: string;
  readonly folder: string;
  /** Of an earlier walk with the same question. */
  readonly already: readonly BisectedCommit[];
  /** Called as soon as a commit is judged. */
  readonly keep: (done: readonly BisectedCommit[]) => void;
}

export interface Bisected {
  readonly step: Exclude<BisectStep, { state: "measure" }>;
  readonly done: readonly BisectedCommit[];
}

/**
 * Looks for the commit from which on a cell is worse: each one that is looked at is built as `base:` says, and measured
 * in turn with the good one. What cannot be built or judged is skipped.
 * @throws as `judgeInPairs`; an AbortError when it is cancelled.
 */
export async function bisect(request: BisectRequest, world: World): Promise<Bisected> {
  const { good, commits, folder, config, keep } = request;
  await using workshop = await openWorkshop({ config, origin: {}, folder }, world);
  const reference = await workshop.sideAt({ variant: "base", commit: good, isBase: false });
  if (reference.state === "unavailable")
    return { step: { state: "nothing" }, done: [unbuilt(good, reference.reason, folder)] };
  const done = [...request.already];
  for (;;) {
    const step = nextBisectStep(commits, new Map(done.map(({ commit, judgement }) => [commit, judgement])));
    if (step.state !== "measure") return { step, done };
    world.log.info(`bisect: ${step.left} commits left, measuring ${step.commit.slice(0, 12)}`);
    const judged = await judgeCommit(step.commit, { ...request, workshop, reference: reference.side }, world);
    world.log.info(`bisect: ${step.commit.slice(0, 12)} is ${judged.judgement}: ${judged.reason}`);
    done.push(judged);
    keep(done);
  }
}

interface Judging extends BisectRequest {
  readonly workshop: Workshop;
  readonly reference: Side;
}

async function judgeCommit(commit: string, judging: Judging, world: World): Promise<BisectedCommit> {
  const { config, good, cell, workshop, reference } = judging;
  const folder = join(judging.folder, commit.slice(0, 12));
  const prepared = await workshop.sideAt({ variant: "head", commit, isBase: false });
  if (prepared.state === "unavailable") return unbuilt(commit, prepared.reason, folder);
  using _built = { [Symbol.dispose]: prepared.release };
  const sessionId = `bisect-${commit.slice(0, 12)}`;
  const job = {
    config,
    origin: { event: "local", commit, base: good },
    folder,
    ...{ sessionId, sessionName: sessionId, judge: true, selection: { cells: [cell] } },
  };
  const bench = await benchFor(job, world);
  const asked = {
    ...job,
    ...bench,
    already: await bench.records([reference, prepared.side]),
    cells: [cell],
    always: true,
  } as const;
  const sides = { base: reference, head: prepared.side, notes: prepared.notes };
  const judged = await judgeInPairs({ ...asked, sides, baselines: { state: "none", notes: [] } }, world);
  if (typeof judged === "string") return { commit, judgement: "skip", reason: judged, minutes: 0, folder };

  const { comparison, session } = judged;
  const rows = comparison.rows.filter((row): row is JudgedRow => row.verdict !== "not-comparable" && row.gating);
  const [row] = [...rows.filter(({ verdict }) => verdict === "regression"), ...rows];
  const minutes = (Date.parse(session.endedAt ?? "") - Date.parse(session.startedAt ?? "")) / 60_000;
  return {
    commit,
    judgement: JUDGEMENTS[comparison.decision],
    reason: row?.reason ?? comparison.reasons[0] ?? "",
    minutes: Number.isFinite(minutes) ? minutes : 0,
    folder,
    ...(row === undefined ? {} : { row: shownOf(row) }),
  };
}

const JUDGEMENTS = { fail: "bad", pass: "good", "cannot-judge": "skip", measured: "skip" } as const;

function shownOf({ metric, unit, base, head, change, interval }: JudgedRow): NonNullable<BisectedCommit["row"]> {
  return { metric, unit, base, head, change, interval };
}

function unbuilt(commit: string, reason: string, folder: string): BisectedCommit {
  return { commit, judgement: "skip", reason, minutes: 0, folder };
}
