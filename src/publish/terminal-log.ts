import { plainLines, plainText } from "../model/plain-text.ts";
import type { Log } from "../model/world.ts";
import { PROGRESS_EVERY_MS, throttled } from "./progress.ts";

export interface TerminalStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width in characters. */
  readonly columns?: number;
}

const REDRAW_EVERY_MS = 100;
const CLEAR_LINE = "\r\u001b[2K";
const LONGEST_LINE = 4_000;
const DEFAULT_COLUMNS = 80;
const COLORS = { red: 31, yellow: 33, dim: 2, bold: 1 } as const;

export interface TerminalLogOptions {
  readonly color: boolean;
  /** Milliseconds from any start. */
  readonly clock?: () => number;
}

/** Messages for a person: the last line shows the progress on a terminal, elsewhere it comes as a line every few seconds. */
export function terminalLog(
  stream: TerminalStream,
  { color, clock = () => performance.now() }: TerminalLogOptions,
): Log {
  const rewritable = stream.isTTY === true;
  const due = throttled(rewritable ? REDRAW_EVERY_MS : PROGRESS_EVERY_MS, clock);
  const paint = (name: keyof typeof COLORS, text: string) => (color ? `\u001b[${COLORS[name]}m${text}\u001b[0m` : text);
  let drawn = false;
  const line = (text: string) => {
    stream.write(`${drawn ? CLEAR_LINE : ""}${text}\n`);
    drawn = false;
  };
  return {
    info: (text) => line(visible(text)),
    warn: (text) => line(`${paint("yellow", "warning:")} ${visible(text)}`),
    error: (text) => line(`${paint("red", "error:")} ${visible(text)}`),
    progress: (status) => {
      if (!due()) return;
      if (!rewritable) return line(plainText(status));
      stream.write(`${CLEAR_LINE}${paint("dim", plainText(status, (stream.columns ?? DEFAULT_COLUMNS) - 1))}`);
      drawn = true;
    },
    group(title, work) {
      line(paint("bold", plainText(title)));
      return work();
    },
  };
}

function visible(text: string): string {
  return plainLines(text, LONGEST_LINE).join("\n");
}
