import type { TrialRecord } from "../model/record.ts";
import type { Trial } from "../model/trial.ts";
import type { Bench } from "./bench.ts";
import { throwIfCancelled } from "./cancelled.ts";
import { durationText, progressLine, remainingSeconds } from "./progress.ts";
import { type ServerKeeper, shareKey } from "./server-keeper.ts";
import { type Attempt, measureTrial } from "./trial.ts";

/** An invalid trial says nothing, so it is measured again, unless its tool would meet the same again; what fails three times will fail a fourth time. */
const MOST_ATTEMPTS = 3;

export interface Measuring {
  readonly trials: readonly Trial[];
  /** Of the whole plan: a resumed run has measured some already. */
  readonly total: number;
  readonly deadline: number | undefined;
}

/** Measures in order, and leaves out what the budget or a server that is given up does not allow. */
export async function measureTrials(measuring: Measuring, keeper: ServerKeeper, bench: Bench): Promise<void> {
  const { trials, total, deadline } = measuring;
  const { log, signal } = bench.world;
  const began = Date.now();
  let finished = 0;

  const attempt = async (trial: Trial): Promise<Attempt | undefined> => {
    if (deadline !== undefined && Date.now() >= deadline) {
      bench.session.note("the budget is spent: no further trial was started");
      return undefined;
    }
    const server = await keeper.serverFor(trial);
    if (trial.server !== undefined && server === undefined) return undefined;
    const status = { trial, index: total - trials.length + finished + 1, total };
    return measureTrial(trial, server, bench, (requests) => {
      const etaSeconds = remainingSeconds(finished, trials.length - finished, (Date.now() - began) / 1000);
      log.progress(
        progressLine({
          ...status,
          ...(requests === undefined ? {} : { requests }),
          ...(etaSeconds === undefined ? {} : { etaSeconds }),
        }),
      );
    });
  };

  const measure = async (trial: Trial) => {
    for (let attempts = 1; attempts <= MOST_ATTEMPTS; attempts++) {
      throwIfCancelled(signal);
      const measured = await attempt(trial);
      if (measured === undefined) return;
      const { record, isLasting } = measured;
      bench.session.keep(record);
      for (const line of outcome(record)) log.info(line);
      if (isLasting || record.validity.state === "valid") return;
    }
  };

  for (const stretch of stretches(trials)) {
    await log.group(titleOf(stretch), async () => {
      for (const trial of stretch) {
        await measure(trial);
        finished++;
      }
    });
  }
  await keeper.rest();
}

/** Neighbours that share a start of their server. */
function stretches(trials: readonly Trial[]): readonly (readonly Trial[])[] {
  const found: Trial[][] = [];
  let key: string | undefined;
  for (const trial of trials) {
    const next = shareKey(trial);
    if (next === key) found.at(-1)?.push(trial);
    else found.push([trial]);
    key = next;
  }
  return found;
}

function titleOf(stretch: readonly Trial[]): string {
  const cells = new Set(stretch.map(({ cell }) => cell.id));
  const what = `${stretch.length} ${stretch.length === 1 ? "trial" : "trials"} of ${cells.size} ${cells.size === 1 ? "cell" : "cells"}`;
  const server = stretch[0]?.server;
  return server === undefined ? `offline: ${what}` : `server ${server.name} (${server.engine}): ${what}`;
}

function outcome({ trial, validity, counts, startedAt, endedAt }: TrialRecord): readonly string[] {
  const seconds = (Date.parse(endedAt ?? "") - Date.parse(startedAt ?? "")) / 1000;
  const ended = `${trial}: ${validity.state} after ${durationText(seconds)}`;
  const reasons = validity.state === "invalid" ? validity.reasons : [];
  const { failed = 0, requested } = counts;
  const failures = failed === 0 ? [] : [`${failed} of ${requested ?? "unknown"} requests failed`];
  return [ended, ...[...reasons, ...failures].map((line) => `  ${line}`)];
}
