const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const SPACE = 0x20;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** An unfinished line longer than this is not an event of any engine: the stream is given up. */
const LONGEST_LINE = 64 * 1024 * 1024;

export interface SseScanner {
  /** @throws RangeError when a line does not end within 64 MiB. */
  push(chunk: Buffer): void;
  /** Dispatches what a server left without its blank line. */
  end(): void;
}

/**
 * Finds server-sent events in bytes, however a network splits them, and decodes no text before an event is whole.
 * After https://html.spec.whatwg.org/multipage/server-sent-events.html, with two deliberate differences: an event at the
 * end of the stream counts without its blank line, and a lone CR does not end a line (no engine sends one).
 */
export function sseScanner(onEvent: (type: string, data: Buffer) => void): SseScanner {
  let unfinished: Buffer[] = [];
  let unfinishedBytes = 0;
  let start = true;
  let type = "";
  let data: Buffer[] = [];

  const dispatch = () => {
    const [only] = data;
    if (only !== undefined) onEvent(type, data.length === 1 ? only : joinLines(data));
    type = "";
    data = [];
  };

  const line = (whole: Buffer) => {
    let bytes = whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    if (start && bytes.subarray(0, 3).equals(BOM)) bytes = bytes.subarray(3);
    start = false;
    if (bytes.length === 0) return dispatch();
    const colon = bytes.indexOf(COLON);
    const field = bytes.toString("latin1", 0, colon < 0 ? bytes.length : colon);
    if (field === "data") data.push(valueAfter(bytes, colon));
    else if (field === "event") type = valueAfter(bytes, colon).toString();
  };

  const keep = (rest: Buffer) => {
    unfinished.push(rest);
    unfinishedBytes += rest.length;
    if (unfinishedBytes > LONGEST_LINE) throw new RangeError("a line of the stream is longer than 64 MiB");
  };

  const finish = (rest: Buffer) => {
    if (unfinishedBytes === 0) return line(rest);
    const whole = Buffer.concat([...unfinished, rest]);
    unfinished = [];
    unfinishedBytes = 0;
    line(whole);
  };

  return {
    push(chunk) {
      let from = 0;
      for (let to = chunk.indexOf(LF); to >= 0; to = chunk.indexOf(LF, from)) {
        finish(chunk.subarray(from, to));
        from = to + 1;
      }
      if (from < chunk.length) keep(chunk.subarray(from));
    },
    end() {
      if (unfinishedBytes > 0) finish(Buffer.alloc(0));
      dispatch();
    },
  };
}

function valueAfter(line: Buffer, colon: number): Buffer {
  if (colon < 0) return Buffer.alloc(0);
  return line.subarray(line[colon + 1] === SPACE ? colon + 2 : colon + 1);
}

function joinLines(lines: readonly Buffer[]): Buffer {
  const newline = Buffer.from([LF]);
  return Buffer.concat(lines.flatMap((line, index) => (index === 0 ? [line] : [newline, line])));
}
