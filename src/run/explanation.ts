import { explainingLine, isLasting } from "../engines/crash-signs.ts";
import { lastLines, readTail } from "./log-tail.ts";

/** Tracebacks of many processes are long, and the first of them tells. */
const TAIL_BYTES = 1024 * 1024;

export interface Explanation {
  /** `: torch.OutOfMemoryError: …`, or nothing: to hang on a message of one line. */
  readonly clause: string;
  /** The same start would fail again. */
  readonly isLasting: boolean;
}

/** What a server's log says of its death. */
export function explanationOf(log: string): Explanation {
  const line = explainingLine(lastLines(readTail(log, TAIL_BYTES), Number.POSITIVE_INFINITY));
  return { clause: line === undefined ? "" : `: ${line}`, isLasting: line !== undefined && isLasting(line) };
}
