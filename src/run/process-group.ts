import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { messageOf, UserError } from "../model/errors.ts";
import type { Environ } from "../model/spec.ts";
import type { Log } from "../model/world.ts";
import { onDisk } from "./atomic-file.ts";
import { throwIfCancelled } from "./cancelled.ts";
import { GROUP_VARIABLE, type Ledger, RUN_VARIABLE } from "./ledger.ts";
import { isAlive, type ProcessFacts, processOf, processTable, startedWith, treeOf } from "./process-table.ts";
import { terminateGroup } from "./terminate.ts";

/** A cancelled run has 7.5 s from SIGINT to the runner's SIGTERM: 2.5 to end by itself, then SIGKILL, then the files. */
const CANCEL_GRACE_MS = 2_500;
const GRACE_MS = 10_000;
/** Members are looked up after 1, 2, 4 … seconds: servers start theirs early, and a look costs time of the machine. */
const FIRST_LOOK_MS = 1_000;
const LAST_LOOK_MS = 64_000;

export interface GroupCommand {
  readonly argv: readonly string[];
  readonly env: Environ;
  readonly cwd: string;
  /** Files, never pipes: the runner waits for inherited pipes, and a pipe that nobody reads stops the writer. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export function exitText({ code, signal }: Exit): string {
  return signal === null ? `exit code ${code}` : `killed by ${signal}`;
}

export interface ProcessGroup extends AsyncDisposable {
  /** Process id of the command, which is the group's number too. */
  readonly leader: number;
  readonly exited: Promise<Exit>;
  /** How the leader ended; `undefined` while it runs. */
  readonly exit: () => Exit | undefined;
  /** SIGTERM, then SIGKILL, to every process of the group; resolves when none is left. May be called again. */
  readonly stop: () => Promise<void>;
}

export interface GroupSite {
  readonly ledger: Ledger;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/**
 * Starts a command as the leader of its own process group. A cancelled run stops it at once.
 * @throws UserError when the command cannot be started.
 */
export async function startGroup(command: GroupCommand, { ledger, signal, log }: GroupSite): Promise<ProcessGroup> {
  throwIfCancelled(signal);
  const mark = randomUUID();
  const env = { ...command.env, [RUN_VARIABLE]: ledger.run, [GROUP_VARIABLE]: mark };
  const { child, spawned } = spawnDetached({ ...command, env });
  const group = child.pid;
  if (group === undefined) {
    const cause = await spawned;
    throw new UserError(`cannot start ${command.argv[0]}: ${messageOf(cause)}`, {
      hint: "install it, or put it on the PATH of this step",
      cause,
    });
  }
  let graceEnds = Number.POSITIVE_INFINITY;
  let stopping: Promise<void> | undefined;
  const look = watchMembers(group, ledger);
  const stopWithin = (milliseconds: number): Promise<void> => {
    graceEnds = Math.min(graceEnds, Date.now() + milliseconds);
    stopping ??= (async () => {
      look.end();
      const left = await terminateGroup(
        group,
        () => graceEnds,
        () => [...look.seen(), ...markedWith(mark)],
      );
      signal.removeEventListener("abort", cancel);
      if (left.length === 0) ledger.dropGroup(group);
      else log.warn(`${command.argv[0]}: still there after SIGKILL: ${left.map(({ pid }) => pid).join(", ")}`);
    })();
    return stopping;
  };
  const cancel = () => {
    void stopWithin(CANCEL_GRACE_MS);
  };
  signal.addEventListener("abort", cancel, { once: true });
  const stop = () => stopWithin(signal.aborted ? CANCEL_GRACE_MS : GRACE_MS);

  let exit: Exit | undefined;
  const exited = new Promise<Exit>((resolve) => {
    child.once("exit", (code, name) => {
      exit = { code, signal: name };
      // At once: what a dead leader leaves behind holds the device, and its number may soon be another's.
      void stop();
      resolve(exit);
    });
  });
  try {
    look.begin();
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { leader: group, exited, exit: () => exit, stop, [Symbol.asyncDispose]: stop };
}

function spawnDetached({ argv, env, cwd, stdout, stderr }: GroupCommand) {
  const [program = "", ...args] = argv;
  const out = onDisk(stdout, () => openSync(stdout, "a"));
  const err = stderr === stdout ? out : onDisk(stderr, () => openSync(stderr, "a"));
  try {
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ["ignore", out, err] });
    const spawned = new Promise<unknown>((resolve) => {
      child.once("error", resolve);
      child.once("spawn", () => resolve(undefined));
    });
    return { child, spawned };
  } finally {
    closeSync(out);
    if (err !== out) closeSync(err);
  }
}

/** torchrun gives each rank a session of its own: what a dead one has started is in no group of ours. Engines that rewrite their title lose it. */
function markedWith(mark: string): readonly ProcessFacts[] {
  return processTable().filter(({ pid }) => startedWith(pid, `${GROUP_VARIABLE}=${mark}`));
}

/** Keeps the members of a group in the ledger, so that they are known as ours when their leader is gone. */
function watchMembers(group: number, ledger: Ledger) {
  let timer: NodeJS.Timeout | undefined;
  let known = "";
  let seen: readonly ProcessFacts[] = [];
  const look = (next: number) => {
    const members = treeOf(group, processTable());
    seen = [...new Map([...seen.filter(isAlive), ...members].map((facts) => [facts.pid, facts])).values()];
    const text = members.map(({ pid }) => pid).join();
    if (members.length > 0 && text !== known) ledger.noteGroup(group, members);
    known = text;
    timer = setTimeout(lookAgain, next, Math.min(next * 2, LAST_LOOK_MS)).unref();
  };
  const lookAgain = (next: number) => {
    try {
      look(next);
    } catch {
      // A full disk ends the run when the next record is written; until then the leader is in the ledger.
    }
  };
  return {
    begin: () => {
      const leader = processOf(group);
      if (leader !== undefined) ledger.noteGroup(group, [leader]);
      timer = setTimeout(lookAgain, FIRST_LOOK_MS, FIRST_LOOK_MS * 2).unref();
    },
    end: () => clearTimeout(timer),
    seen: () => seen,
  };
}
