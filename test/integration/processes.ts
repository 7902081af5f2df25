import { readdirSync, readFileSync } from "node:fs";

export interface LivingProcess {
  readonly pid: number;
  readonly command: string;
}

/** Living processes of a job, by whomever they were started: the runner finds them the same way. */
export function processesOf(trackingId: string): readonly LivingProcess[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const zombie = /^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
      if (zombie || !readFileSync(`/proc/${pid}/environ`, "utf8").includes(`RUNNER_TRACKING_ID=${trackingId}\0`)) {
        return [];
      }
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
      return [{ pid: Number(pid), command }];
    } catch {
      // It ended while it was looked at.
      return [];
    }
  });
}

/** What the runner does at the end of a job. */
export function killAllOf(trackingId: string): void {
  for (const { pid } of processesOf(trackingId)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }
}
