import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Processes that run in a job's workspace. Engines rewrite their title and with it their environment, never their folder. */
export function processesIn(workspace: string): readonly string[] {
  return pids().flatMap((pid) => {
    if (!read(() => readlinkSync(`/proc/${pid}/cwd`)).startsWith(workspace)) return [];
    const title = read(() => readFileSync(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ");
    return title === "" ? [] : [`${pid} ${title.trim().slice(0, 80)}`];
  });
}

export function locksIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".lock"));
}

/** Segments that Python left in /dev/shm, and that no living process has mapped. */
export function orphanedSegments(): readonly string[] {
  const segments = readdirSync("/dev/shm").filter((name) => name.startsWith("psm_"));
  const mapped = pids()
    .map((pid) => read(() => readFileSync(`/proc/${pid}/maps`, "utf8")))
    .join();
  return segments.filter((name) => !mapped.includes(join("/dev/shm", name)));
}

function pids(): readonly string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
}

/** A process may end while it is looked at. */
function read(look: () => string): string {
  try {
    return look();
  } catch {
    return "";
  }
}
