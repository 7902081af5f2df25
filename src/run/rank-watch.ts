import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { RankWatch } from "../model/placement.ts";
import { lastLines, readTail } from "./log-tail.ts";

/** How torchrun, Ray, NCCL and HCCL say that a process of theirs has died. */
const DEAD = new RegExp(
  [
    ...["ChildFailedError", "Signal \\d+ \\(SIG\\w+\\) received by PID", "ActorDiedError", "RayActorError"],
    ...[
      "The actor is dead",
      "raylet.*terminated",
      "NCCL.*remote process exited",
      "HCCL.*(?:remote|peer).*(?:exit|lost)",
    ],
  ].join("|"),
  "i",
);

const TAIL_LINES = 5;

/** Why a rank is dead, in one line that begins with its number; `undefined` while all live. */
export type DeadRank = () => string | undefined;

/** Watches the logs of ranks, from what they hold now: a log may be an earlier start's. */
export function watchRanks({ logs, count, dead }: RankWatch, cwd: string): DeadRank {
  const pattern = dead === undefined ? DEAD : new RegExp(dead);
  const ranks = Array.from({ length: count }, (_, rank) => {
    const path = resolve(cwd, logs.replaceAll("{rank}", String(rank)));
    return { rank, path, from: sizeOf(path) };
  });
  return () => {
    for (const { rank, path, from } of ranks) {
      const lines = newLines(path, from);
      if (lines.some((line) => pattern.test(line))) {
        return `rank ${rank} of ${count} died; last lines of ${path}: ${lines.slice(-TAIL_LINES).join(" ⏎ ")}`;
      }
    }
    return undefined;
  };
}

/** Trouble of this kind says nothing about the engine on one machine: the trial is invalid. */
export const RANK_DIED = /^rank \d+ of \d+ died/;

/** A log that has become shorter is a new one. */
function newLines(path: string, from: number): readonly string[] {
  const size = sizeOf(path);
  const grown = size < from ? size : size - from;
  return grown === 0 ? [] : lastLines(readTail(path, Math.min(grown, 64 * 1024)), 200);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
