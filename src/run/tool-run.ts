import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TestSpec } from "../model/spec.ts";
import type { ToolCommand } from "../tools/tool.ts";
import { onDisk } from "./atomic-file.ts";
import type { Bench, StartSite } from "./bench.ts";
import { throwIfCancelled } from "./cancelled.ts";
import { readTail } from "./log-tail.ts";
import { exitText, startGroup } from "./process-group.ts";
import { type RequestsDone, requestsDone } from "./progress.ts";
import type { DeadRank } from "./rank-watch.ts";
import { within } from "./within.ts";

const LOOK_MS = 1_000;
const STDERR_LOOK_BYTES = 2_048;

export interface ToolRun {
  readonly stdout: string;
  readonly stderr: string;
  /** Why what it printed does not count, in words; `undefined` when it ended with exit code 0. */
  readonly failure: string | undefined;
  /** It was stopped at its time limit. */
  readonly isLate: boolean;
}

/** Runs a tool to its end, its time limit, the death of a server's rank or the end of the run; every process of it is gone afterwards. */
export async function runTool(
  command: ToolCommand,
  {
    test,
    folder,
    site,
    deadRank,
  }: {
    readonly test: TestSpec;
    readonly folder: string;
    readonly site: Pick<StartSite, "env" | "cwd">;
    readonly deadRank?: DeadRank | undefined;
  },
  bench: Bench,
  onLook: (requests: RequestsDone | undefined) => void,
): Promise<ToolRun> {
  const { world, ledger } = bench;
  for (const [path, text] of Object.entries(command.files)) {
    onDisk(path, () => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    });
  }
  const stdout = join(folder, "stdout.txt");
  const stderr = join(folder, "stderr.txt");
  await using group = await startGroup(
    { argv: command.argv, env: { ...site.env, ...test.env, ...command.env }, cwd: site.cwd, stdout, stderr },
    { ledger, signal: world.signal, log: world.log },
  );
  const end = Date.now() + test.timeoutSeconds * 1000;
  let exit = await within(group.exited, 0);
  let isVain = false;
  while (exit === undefined && Date.now() < end && !isVain) {
    onLook(requestsDone(readTail(stderr, STDERR_LOOK_BYTES)));
    exit = await within(group.exited, Math.max(1, Math.min(LOOK_MS, end - Date.now())));
    // Those that live would wait for the dead one for minutes.
    isVain = deadRank?.() !== undefined;
  }
  await group.stop();
  throwIfCancelled(world.signal);
  if (exit === undefined && isVain)
    return { stdout, stderr, failure: "was stopped: a rank of the server died", isLate: false };
  if (exit === undefined) {
    return { stdout, stderr, failure: `was stopped at its time limit of ${test.timeoutSeconds} s`, isLate: true };
  }
  return { stdout, stderr, failure: exit.code === 0 ? undefined : `ended with ${exitText(exit)}`, isLate: false };
}
