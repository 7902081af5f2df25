const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const SPACE = 0x20;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const DATA = Buffer.from("data");
const EVENT = Buffer.from("event");

/** An unfinished line or event longer than this is no engine's: the stream is given up. */
const LONGEST = 64 * 1024 * 1024;

/** The payload of an event: the bytes of `data` from `from` up to `to`, which hold only during the call. */
export type OnEvent = (type: string, data: Buffer, from: number, to: number) => void;

export interface SseScanner {
  /**
   * Takes the bytes from `from` up to `to`; what of them is needed later is copied.
   * @throws RangeError when a line or an event does not end within 64 MiB.
   */
  push(chunk: Buffer, from?: number, to?: number): void;
  /** Dispatches what a server left without its blank line. */
  end(): void;
}

/**
 * Finds server-sent events in bytes, however a network splits them, and decodes no text before an event is whole.
 * After https://html.spec.whatwg.org/multipage/server-sent-events.html, with two deliberate differences: an event at the
 * end of the stream counts without its blank line, and a lone CR does not end a line (no engine sends one).
 * Lines are looked at where they lie: a view of each would cost as much as the rest of the scanning. Only an event that its read
 * does not end is copied.
 */
export function sseScanner(onEvent: OnEvent): SseScanner {
  let unfinished: Buffer[] = [];
  let unfinishedBytes = 0;
  let start = true;
  let type = "";
  let data: Buffer | undefined;
  let dataFrom = 0;
  let dataTo = 0;
  let earlierLines: Buffer[] = [];
  let earlierBytes = 0;

  const dispatch = () => {
    if (data !== undefined && earlierLines.length === 0) onEvent(type, data, dataFrom, dataTo);
    else if (data !== undefined) {
      const whole = joinLines([...earlierLines, data.subarray(dataFrom, dataTo)]);
      onEvent(type, whole, 0, whole.length);
      earlierLines = [];
      earlierBytes = 0;
    }
    type = "";
    data = undefined;
  };

  const line = (bytes: Buffer, first: number, behind: number) => {
    const to = behind > first && bytes[behind - 1] === CR ? behind - 1 : behind;
    const from = start && bytes.subarray(first, first + 3).equals(BOM) ? first + 3 : first;
    start = false;
    if (to === from) return dispatch();
    if (isField(DATA, bytes, from, to)) {
      if (data !== undefined) keepLine(Buffer.from(data.subarray(dataFrom, dataTo)));
      data = bytes;
      dataFrom = valueFrom(DATA, bytes, from, to);
      dataTo = to;
    } else if (isField(EVENT, bytes, from, to)) type = bytes.toString("utf8", valueFrom(EVENT, bytes, from, to), to);
  };

  const keepLine = (earlier: Buffer) => {
    earlierLines.push(earlier);
    earlierBytes += earlier.length;
    if (earlierBytes > LONGEST) throw new RangeError("an event of the stream is longer than 64 MiB");
  };

  const keep = (rest: Buffer) => {
    unfinished.push(rest);
    unfinishedBytes += rest.length;
    if (unfinishedBytes > LONGEST) throw new RangeError("a line of the stream is longer than 64 MiB");
  };

  const finish = (rest: Buffer) => {
    const whole = Buffer.concat([...unfinished, rest]);
    unfinished = [];
    unfinishedBytes = 0;
    line(whole, 0, whole.length);
  };

  return {
    push(given, first = 0, behind = given.length) {
      // Bytes that end with a line are searched where they lie; a search would not stop at the end of others.
      const bytes = given[behind - 1] === LF ? given : given.subarray(0, behind);
      let from = first;
      while (from < behind) {
        const to = bytes.indexOf(LF, from);
        if (to < 0) break;
        if (unfinishedBytes === 0) line(bytes, from, to);
        else finish(bytes.subarray(from, to));
        from = to + 1;
      }
      if (from < behind) keep(Buffer.from(bytes.subarray(from, behind)));
      if (data !== bytes) return;
      data = Buffer.from(bytes.subarray(dataFrom, dataTo));
      dataFrom = 0;
      dataTo = data.length;
    },
    end() {
      if (unfinishedBytes > 0) finish(Buffer.alloc(0));
      dispatch();
    },
  };
}

/** A field without a colon has an empty value. */
function isField(name: Buffer, bytes: Buffer, from: number, to: number): boolean {
  for (let at = 0; at < name.length; at += 1) if (bytes[from + at] !== name[at]) return false;
  return to - from === name.length || bytes[from + name.length] === COLON;
}

function valueFrom(name: Buffer, bytes: Buffer, from: number, to: number): number {
  const colon = from + name.length;
  return Math.min(to, bytes[colon + 1] === SPACE ? colon + 2 : colon + 1);
}

function joinLines(lines: readonly Buffer[]): Buffer {
  const newline = Buffer.from([LF]);
  return Buffer.concat(lines.flatMap((line, index) => (index === 0 ? [line] : [newline, line])));
}
