import type { ServerSpec } from "../model/spec.ts";
import { explanationOf } from "./explanation.ts";
import { lastLines, readTail } from "./log-tail.ts";
import { exitText } from "./process-group.ts";
import { durationText } from "./progress.ts";
import type { Readiness } from "./readiness.ts";

export interface StartFailure {
  readonly state: "failed";
  /** One line: the line of the log that explains it, and the last ones. */
  readonly reason: string;
  /** Equal for two failures that are the same. */
  readonly kind: string;
  /** Whether it may have been the environment's. */
  readonly retry: boolean;
  /** Flags that the engine does not know, and that the next start goes without. */
  readonly leftOut?: readonly string[];
}

/** argparse and most other parsers: an unknown flag, which will be unknown the next time too. */
const EXIT_USAGE = 2;

/** @param dead why a rank of it is dead: that explains the rest. */
export function startFailure(
  spec: ServerSpec,
  readiness: Exclude<Readiness, { readonly state: "ready" }>,
  log: string,
  dead?: string,
): StartFailure {
  if (dead !== undefined) return startFailure(spec, { state: "broken", why: dead, seconds: readiness.seconds }, log);
  const server = `server ${spec.name} (${spec.engine})`;
  const explained = explanationOf(log);
  const said = explained.lines;
  if (readiness.state === "timeout") {
    const waited = `was not ready after ${durationText(readiness.seconds)}, ${limitOf(spec, readiness.seconds)}`;
    return {
      state: "failed",
      reason: `${server} ${waited} (${readiness.answer})${explained.clause}${said}`,
      kind: "timeout",
      retry: true,
    };
  }
  if (readiness.state === "broken") {
    const more = readiness.why.includes(explained.clause.slice(2)) ? "" : explained.clause;
    const waited = `will not become ready, after ${durationText(readiness.seconds)}`;
    return {
      state: "failed",
      reason: `${server} ${waited}: ${readiness.why}${more}${said}`,
      kind: readiness.why.replace(/\d+/g, ""),
      retry: !explained.isLasting,
    };
  }
  const how = exitText(readiness.exit);
  const lastLine = lastLines(readTail(log), 1)[0] ?? "";
  return {
    state: "failed",
    reason: `${server} ended before it was ready: ${how} after ${durationText(readiness.seconds)}${explained.clause}${said}`,
    // Without the numbers, which are ports, process ids and times.
    kind: `${how} ${lastLine.replace(/\d+/g, "")}`,
    retry: readiness.exit.code !== EXIT_USAGE && !explained.isLasting,
  };
}

/** A start whose log still grew was stopped by the other limit. */
export function readyLimit({ timeoutSeconds, limitSeconds = 3 * timeoutSeconds }: ServerSpec["ready"]): number {
  return Math.max(limitSeconds, timeoutSeconds);
}

function limitOf({ ready }: ServerSpec, seconds: number): string {
  const isHard = seconds > readyLimit(ready);
  return isHard ? "the limit of ready.limit though its log still grew" : "the limit of ready.timeout";
}
