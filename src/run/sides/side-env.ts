import { delimiter, join, relative, sep } from "node:path";
import type { Environ } from "../../model/spec.ts";

/**
 * The head's environment as it would be in another folder: every value, and every part of a list such as `PATH`, that
 * lies in `from` names the same place in `to`. A `PYTHONPATH` of the workspace would otherwise run the head's code.
 */
export function movedEnvironment(env: Environ, from: string, to: string): Environ {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, movedList(value, from, to)]));
}

function movedList(value: string, from: string, to: string): string {
  return value
    .split(delimiter)
    .map((part) => (isInside(part, from) ? join(to, relative(from, part)) : part))
    .join(delimiter);
}

/** Whether a path is a folder or lies in it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/** As `activate` would leave it. */
export function withVirtualEnv(env: Environ, folder: string): Environ {
  const { PYTHONHOME: _, ...kept } = env;
  const path = [join(folder, "bin"), ...(kept["PATH"] === undefined ? [] : [kept["PATH"]])].join(delimiter);
  return { ...kept, VIRTUAL_ENV: folder, PATH: path };
}
