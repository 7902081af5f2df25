import type { SessionHeader } from "../model/session.ts";
import { storedName } from "./stored-name.ts";

export interface BranchFile {
  readonly path: string;
  /** Git's name of its content. */
  readonly blob: string;
}

/** Where the sessions of a suite lie; takes a path in it too. */
export function sessionsFolder(suiteOrPath: string): string {
  const [, suite] = /^sessions\/([^/]+)\//.exec(suiteOrPath) ?? [];
  return `sessions/${suite ?? storedName(suiteOrPath)}`;
}

/** Session ids end with the number of their run, so that every run and leg has a file of its own. */
export function sessionPath({ suite, id }: Pick<SessionHeader, "suite" | "id">): string {
  return `${sessionsFolder(suite)}/${storedName(id)}.json`;
}

/** The files beyond the newest `keep`: numbers of runs grow with time. */
export function pruned(files: readonly string[], keep: number): readonly string[] {
  const runOf = (path: string) => Number(/-(\d+)\.json$/.exec(path)?.[1] ?? 0);
  return [...files].sort((a, b) => runOf(b) - runOf(a) || (a < b ? 1 : -1)).slice(keep);
}
