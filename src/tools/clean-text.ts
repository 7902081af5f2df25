/** One line of a log, as a reader sees it. */
export interface Line {
  /** Without colours, and without what log viewers and Markdown put in front. */
  readonly text: string;
  /** Without colours alone: the bars of a table and what stands before them are there. */
  readonly plain: string;
  /** From 1, in the file. */
  readonly number: number;
  /** Offset in the text. */
  readonly start: number;
  /** False for the last line of a text that does not end there: it may be a part of a line. */
  readonly whole: boolean;
  /** Opens or closes a Markdown code block. */
  readonly fence: boolean;
}

/** Colours and other terminal commands, and a byte order mark. */
const TERMINAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is removed
  /\u001B(?:\[[0-?]*[ -/]*[@-~]|[\]_P^X][^\u0007\u001B]*(?:\u0007|\u001B\\)|[@-Z\\-_])|\uFEFF/g;

/** Time stamps, log levels, process names, quote marks and table bars before a line, as Python's logging and loguru write them too. */
const PREFIX =
  /^(?:\s+|[>|*`#]+|\[[^\]]*\]:?|\([^()]*pid=\d+\)|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?Z?)?|\d\d-\d\d(?= \d\d:)|\d\d:\d\d:\d\d(?:[.,]\d+)?|- (?:[\w.-]+ - )?(?=(?:DEBUG|INFO|WARNING|ERROR) - )|(?:DEBUG|INFO|WARNING|ERROR)\b(?: - |:[\w.-]+:)?|[\w.<>]+:[\w.<>]+:\d+ - |[\w.-]+ *\|)+/;

const FENCE = /^[\s>]*(?:```|~~~)/;

/** The lines of a text. A carriage return ends a line, so that a progress bar does not stand before a result. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let number = 1;
  for (const { 0: raw, index: start } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g)) {
    const seen = raw.replace(TERMINAL, "");
    const whole = /[\r\n]$/.test(raw);
    lines.push({
      text: seen.replace(PREFIX, "").trim(),
      plain: seen.replace(/[\r\n]+$/, ""),
      number,
      start,
      whole,
      fence: FENCE.test(seen),
    });
    if (raw.endsWith("\n")) number += 1;
  }
  return lines;
}
