import { readdirSync, readFileSync } from "node:fs";

/** A pid and its start: together they are never reused within one boot. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks from boot to the start of the process. */
  readonly start: number;
}

export interface ProcessFacts extends ProcessIdentity {
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Dead, and only waiting for its parent to notice. */
  readonly zombie: boolean;
}

/** Reads `/proc/<pid>/stat`, proc_pid_stat(5). The name in its second field may itself hold spaces and parentheses. */
export function parseStat(text: string): ProcessFacts | undefined {
  const [state = "", parent, group, session, ...rest] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  // Field 22 of the file; the first four after the name are taken above.
  const facts = {
    pid: Number.parseInt(text, 10),
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    start: Number(rest[15]),
    zombie: state === "Z" || state === "X",
  };
  return [facts.pid, facts.parent, facts.group, facts.session, facts.start].every(Number.isInteger) ? facts : undefined;
}

export function processOf(pid: number): ProcessFacts | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return undefined;
  }
}

/** All living processes; none where there is no `/proc`. */
export function processTable(): readonly ProcessFacts[] {
  let names: readonly string[];
  try {
    names = readdirSync("/proc");
  } catch {
    return [];
  }
  return names
    .filter((name) => /^\d+$/.test(name))
    .map((name) => processOf(Number(name)))
    .filter((facts) => facts !== undefined)
    .filter((facts) => !facts.zombie);
}

/**
 * The processes of a group, and what they started outside of it. Its leader leads a session too, where Ray's workers stay, which have
 * a group each and no parent of ours once their raylet has died.
 */
export function treeOf(group: number, table: readonly ProcessFacts[]): readonly ProcessFacts[] {
  const members = table.filter((facts) => facts.group === group || facts.session === group);
  const tree = new Map(members.map((facts) => [facts.pid, facts]));
  for (let size = -1; size !== tree.size; ) {
    size = tree.size;
    for (const facts of table) if (tree.has(facts.parent)) tree.set(facts.pid, facts);
  }
  return [...tree.values()];
}

export function isAlive({ pid, start }: ProcessIdentity): boolean {
  const facts = processOf(pid);
  return facts !== undefined && !facts.zombie && facts.start === start;
}

/** Whether a process was started with `NAME=value` in its environment; false for another user's, which cannot be read. */
export function startedWith(pid: number, entry: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(entry);
  } catch {
    return false;
  }
}

/** Changes with every boot; empty where the system does not tell. */
export function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}
