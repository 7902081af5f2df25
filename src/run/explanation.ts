import { explainingLine, isLasting } from "../engines/crash-signs.ts";
import { lastLines, lastLinesOf, readTail } from "./log-tail.ts";

/** Tracebacks of many processes are long, and the first of them tells. */
const TAIL_BYTES = 1024 * 1024;
/** Beside the line that explains, fewer of the last ones are enough. */
const LINES_BESIDE = 5;

export interface Explanation {
  /** `: torch.OutOfMemoryError: …`, or nothing: to hang on a message of one line. */
  readonly clause: string;
  /** `; last lines: …`, to hang behind it. */
  readonly lines: string;
  /** The same start would fail again. */
  readonly isLasting: boolean;
}

/** What a tool printed on its way out: some write their errors where others write results. */
export function explanationOfTool({
  stderr,
  stdout,
}: {
  readonly stderr: string;
  readonly stdout: string;
}): Explanation {
  const [said, printed] = [explanationOf(stderr), explanationOf(stdout)];
  if (said.clause !== "" || (printed.clause === "" && said.lines !== "")) return said;
  return printed;
}

/** What a server's log says of its death. */
export function explanationOf(log: string): Explanation {
  const line = explainingLine(lastLines(readTail(log, TAIL_BYTES), Number.POSITIVE_INFINITY));
  if (line === undefined) return { clause: "", lines: lastLinesOf(log), isLasting: false };
  return { clause: `: ${line}`, lines: lastLinesOf(log, LINES_BESIDE), isLasting: isLasting(line) };
}
