import { readFileSync, readlinkSync } from "node:fs";
import { basename, isAbsolute } from "node:path";
import type { Environ } from "../../model/spec.ts";
import { pythonOn } from "./virtual-env.ts";

/** What one process of a server runs, as `/proc` tells. */
export interface RunningCode {
  readonly pid: number;
  /** Absolute paths of the program and of all that is mapped into it. */
  readonly files: readonly string[];
  /** The interpreter as it was called, so that it knows its virtual environment; absent for what is no Python. */
  readonly python?: string;
  readonly env: Environ;
  readonly cwd: string;
}

/** `undefined` for a process that is gone, or another user's. */
export function runningCode(pid: number): RunningCode | undefined {
  try {
    const program = readlinkSync(`/proc/${pid}/exe`);
    const env = environOf(readFileSync(`/proc/${pid}/environ`, "utf8"));
    const [called = ""] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    const python = /^python[\d.]*$/.test(basename(program)) ? pythonCalled(called, env) : undefined;
    return {
      pid,
      files: [program, ...mappedFiles(readFileSync(`/proc/${pid}/maps`, "utf8"))],
      env,
      cwd: readlinkSync(`/proc/${pid}/cwd`),
      ...(python === undefined ? {} : { python }),
    };
  } catch {
    return undefined;
  }
}

/** The files in a `/proc/<pid>/maps`, each once: proc_pid_maps(5). */
export function mappedFiles(maps: string): readonly string[] {
  const paths = maps.split("\n").flatMap((line) => {
    const path = /^(?:\S+\s+){5}(\/.+?)(?: \(deleted\))?$/.exec(line)?.[1];
    return path === undefined ? [] : [path];
  });
  return [...new Set(paths)];
}

/** Engines rename their processes, and then the name is no path. */
function pythonCalled(called: string, env: Environ): string | undefined {
  if (isAbsolute(called)) return called;
  return /^python[\d.]*$/.test(called) ? pythonOn(env["PATH"] ?? "") : undefined;
}

function environOf(text: string): Environ {
  const entries = text.split("\0").flatMap((entry) => {
    const equals = entry.indexOf("=");
    return equals > 0 ? [[entry.slice(0, equals), entry.slice(equals + 1)] as const] : [];
  });
  return Object.fromEntries(entries);
}
