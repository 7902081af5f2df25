import type { Environ } from "../../model/spec.ts";
import { throwIfCancelled } from "../cancelled.ts";
import { lastLinesOf } from "../log-tail.ts";
import { exitText, type GroupSite, startGroup } from "../process-group.ts";
import { durationText } from "../progress.ts";
import { within } from "../within.ts";

const LINES_TOLD = 5;

export interface SetUp {
  /** For bash, which ends at the first command that fails. */
  readonly text: string;
  readonly folder: string;
  readonly env: Environ;
  /** Takes what it prints. */
  readonly log: string;
  readonly timeoutSeconds: number;
}

/** Runs a side's set-up to its end; every process of it is gone afterwards. @returns why it failed, in one line. */
export async function runSetUp(setUp: SetUp, site: GroupSite): Promise<string | undefined> {
  const { text, folder, env, log, timeoutSeconds } = setUp;
  const began = Date.now();
  await using group = await startGroup(
    {
      argv: ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text],
      env,
      cwd: folder,
      stdout: log,
      stderr: log,
    },
    site,
  );
  const exit = await within(group.exited, timeoutSeconds * 1000, site.signal);
  await group.stop();
  throwIfCancelled(site.signal);
  if (exit?.code === 0) return undefined;
  const how =
    exit === undefined
      ? `was stopped at its limit of ${durationText(timeoutSeconds)}`
      : `ended with ${exitText(exit)} after ${durationText((Date.now() - began) / 1000)}`;
  return `base.setup ${how}${lastLinesOf(log, LINES_TOLD)}`;
}
