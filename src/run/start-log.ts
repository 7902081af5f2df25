import type { EngineLog } from "../engines/engine.ts";
import { lastLines, readTail } from "./log-tail.ts";

/** What engines print while they get on; a server that only repeats that it waits does not. */
const PROGRESS =
  /\d+\s*%|\b\d+\/\d+\b|\b(?:load|compil|captur|warm|download|profil|convert|build|autotun|initializ|allocat)/i;

/** More of a log than its last lines: facts are printed early, and the lines after them are long. */
const WHOLE_LOG_BYTES = 4 * 1024 * 1024;

export interface StartLog {
  /** Looks at the log again. @returns the line that says that the start has failed, if there is one. */
  readonly look: () => string | undefined;
  /** Milliseconds since the last new line of progress; since the beginning when there was none. */
  readonly idleMs: () => number;
}

/** Watches the log of a server that starts, and those that its ranks write beside it. */
export function watchStart(log: string, engine: EngineLog = {}, beside: readonly string[] = []): StartLog {
  const own = watchLog(log, engine);
  const logs = [own, ...beside.map((path) => watchLog(path, {}))];
  return {
    look: () => logs.map(({ look }) => look())[0],
    idleMs: () => Math.min(...logs.map(({ idleMs }) => idleMs())),
  };
}

function watchLog(log: string, { fatal }: EngineLog): StartLog {
  let seen = "";
  let movedAt = performance.now();
  return {
    look: () => {
      const lines = lastLines(readTail(log), 50);
      const progress = lines.findLast((line) => PROGRESS.test(line)) ?? "";
      if (withoutTimes(progress) !== seen) movedAt = performance.now();
      seen = withoutTimes(progress);
      return fatal === undefined ? undefined : lines.find((line) => fatal.test(line));
    },
    idleMs: () => performance.now() - movedAt,
  };
}

/** Clock times differ from line to line though nothing has moved. */
const withoutTimes = (line: string) => line.replace(/\d+:\d+:\d+(?:[.,]\d+)?/g, "");

/** The engine's own facts of its start, by name; `model-loaded` is the line that proves it. */
export function startFacts(log: string, { loaded, facts = {} }: EngineLog = {}): Readonly<Record<string, string>> {
  const lines = lastLines(readTail(log, WHOLE_LOG_BYTES), Number.POSITIVE_INFINITY);
  const proof = loaded === undefined ? undefined : lines.find((line) => loaded.test(line));
  const found = Object.entries(facts).flatMap(([name, pattern]): [string, string][] => {
    const value = lines.map((line) => pattern.exec(line)?.[1]).find((each) => each !== undefined);
    return value === undefined ? [] : [[name, value.replaceAll(",", "")]];
  });
  return {
    ...(proof === undefined ? {} : { "model-loaded": proof.trim().slice(0, 160) }),
    ...Object.fromEntries(found),
  };
}
