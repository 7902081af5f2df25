import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { forgetWorktree } from "../git/worktree.ts";
import { onDisk, writeAtomically } from "./atomic-file.ts";

/** Lies in every folder that a run makes outside of its session: a folder without it is never removed. */
const MARK = ".llm-perf-gate.json";

const markSchema = z.object({
  /** The run that made it. */
  run: z.string(),
  /** Repositories that know a folder in here as their worktree. */
  worktrees: z.array(z.object({ repository: z.string(), folder: z.string() })),
});

/** A new folder that is known as the run's own. @throws CannotJudgeError when the disk does not take it. */
export function makeOwnFolder(folder: string, run: string): void {
  onDisk(folder, () => mkdirSync(folder, { recursive: true }));
  writeMark(folder, { run, worktrees: [] });
}

/** Before a worktree is added: the repository must forget it also when this process is killed meanwhile. */
export function noteWorktree(own: string, worktree: z.infer<typeof markSchema>["worktrees"][number]): void {
  const mark = readMark(own);
  if (mark !== undefined) writeMark(own, { ...mark, worktrees: [...mark.worktrees, worktree] });
}

/** Makes the repositories forget the worktrees of a folder; the files stay. */
export function forgetWorktreesOf(own: string): void {
  const mark = readMark(own);
  if (mark === undefined) return;
  for (const { repository, folder } of mark.worktrees.toReversed()) forgetWorktree(repository, folder);
  writeMark(own, { ...mark, worktrees: [] });
}

/** @returns whether the folder was the run's, and is gone. */
export function removeOwnFolder(folder: string, run: string): boolean {
  if (readMark(folder)?.run !== run) return false;
  removeMarkedFolder(folder);
  return true;
}

/** For a folder that is known to be nobody's any more. One without the mark stays. */
export function removeMarkedFolder(folder: string): void {
  const mark = readMark(folder);
  if (mark === undefined) return;
  for (const worktree of mark.worktrees.toReversed()) forgetWorktree(worktree.repository, worktree.folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function readMark(folder: string): z.infer<typeof markSchema> | undefined {
  try {
    return markSchema.parse(JSON.parse(readFileSync(join(folder, MARK), "utf8")));
  } catch {
    return undefined;
  }
}

function writeMark(folder: string, mark: z.infer<typeof markSchema>): void {
  writeAtomically(join(folder, MARK), JSON.stringify(mark));
}
