import { statSync } from "node:fs";
import { resolve } from "node:path";
import { explainingLine } from "../engines/crash-signs.ts";
import type { RankWatch } from "../model/placement.ts";
import { lastLines, readTail } from "./log-tail.ts";
import { deathOf } from "./rank-death.ts";

const TAIL_LINES = 5;
/** `ray start` prints 200 lines of its raylet's log behind the line that tells. */
const MOST_BYTES = 64 * 1024;

/** Why a rank is dead, in one line that `RANK_DIED` matches; `undefined` while all live. */
export type DeadRank = () => string | undefined;

/** Trouble of this kind says nothing about the engine on one machine: the trial is invalid. */
export const RANK_DIED = /^(?:rank \d+|a rank) of \d+ died/;

export interface Ranks {
  /** Where they write, in order; nothing when only the command's own log tells of them. */
  readonly logs: readonly string[];
  /** Absent when nobody watches. */
  readonly deadRank?: DeadRank;
}

/** Watches the logs of ranks and of the command that starts them, from what they hold now: a log may be an earlier start's. */
export function watchRanks(watch: RankWatch | undefined, cwd: string, launcher: string): Ranks {
  if (watch === undefined) return { logs: [] };
  const { logs, count } = watch;
  const numbers = logs === undefined ? [] : Array.from({ length: count }, (_, rank) => String(rank));
  const paths = numbers.map((rank) => resolve(cwd, (logs ?? "").replaceAll("{rank}", rank)));
  return { logs: paths, deadRank: deadRankIn(paths, launcher, watch) };
}

function deadRankIn(paths: readonly string[], launcher: string, watch: RankWatch): DeadRank {
  const ranks = paths.map(linesSince);
  const launched = linesSince(launcher);
  const dead = watch.dead === undefined ? undefined : new RegExp(watch.dead);
  return () => {
    const logs = ranks.map((lines) => lines());
    const death = deathOf(logs, launched(), dead);
    if (death === undefined) return undefined;
    const { rank, line } = death;
    if (rank === undefined) return `a rank of ${watch.count} died: ${line}`;
    const own = logs[rank] ?? [];
    const why = explainingLine(own) ?? line;
    const last = own.length === 0 ? "" : `; last lines of ${paths[rank]}: ${own.slice(-TAIL_LINES).join(" ⏎ ")}`;
    return `rank ${rank} of ${watch.count} died: ${line}${why === line ? "" : `: ${why}`}${last}`;
  };
}

/** The lines that a file has got since this call, read again when its size has changed. One that has become shorter is a new one. */
function linesSince(path: string): () => readonly string[] {
  const from = sizeOf(path);
  let size = from;
  let lines: readonly string[] = [];
  return () => {
    const now = sizeOf(path);
    if (now !== size) {
      size = now;
      const grown = now < from ? now : now - from;
      lines = lastLines(readTail(path, Math.min(grown, MOST_BYTES)), Number.POSITIVE_INFINITY);
    }
    return lines;
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
