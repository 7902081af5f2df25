import { performance } from "node:perf_hooks";

/** Who gets what came on a connection, in order. */
export interface Reader {
  /**
   * @param bytes hold only during the call.
   * @param at when they were read, `performance.now()`.
   * @param turn of the event loop that brought them.
   */
  read(bytes: Buffer, from: number, to: number, at: number, turn: number): void;
  /** Nothing more comes. */
  closed(at: number): void;
}

export interface Inbox {
  /** Stamps and copies. */
  bytes(reader: Reader, bytes: Buffer, length: number): void;
  closed(reader: Reader): void;
}

/** What one turn of the loop may bring; more is handed on at once. The largest read is 64 KiB. */
const BYTES = 1024 * 1024;
const ARRIVALS = 4096;

/**
 * Work behind the whole batch of reads that the event loop has at hand: each read is stamped before any of them is parsed, so that the
 * first streams of a batch do not delay the stamps of the last. The bytes lie one after the other in one piece of memory that is
 * used again and again: a buffer for each read was the largest part of the generator's memory and a third of its CPU time.
 */
export function openInbox(): Inbox {
  const kept = Buffer.allocUnsafeSlow(BYTES);
  const readers: Reader[] = [];
  const ends = new Uint32Array(ARRIVALS);
  const stamps = new Float64Array(ARRIVALS);
  let used = 0;
  let arrivals = 0;
  let turn = 0;

  const drain = () => {
    turn += 1;
    const now = arrivals;
    arrivals = 0;
    used = 0;
    let from = 0;
    for (let index = 0; index < now; index += 1) {
      const to = ends[index] ?? from;
      const at = stamps[index] ?? 0;
      if (to === from) readers[index]?.closed(at);
      else readers[index]?.read(kept, from, to, at, turn);
      from = to;
    }
  };

  const keep = (reader: Reader, length: number, at: number) => {
    if (arrivals === 0) setImmediate(drain);
    used += length;
    readers[arrivals] = reader;
    ends[arrivals] = used;
    stamps[arrivals] = at;
    arrivals += 1;
  };

  return {
    bytes(reader, bytes, length) {
      const at = performance.now();
      if (used + length > BYTES || arrivals === ARRIVALS) drain();
      bytes.copy(kept, used, 0, length);
      keep(reader, length, at);
    },
    closed(reader) {
      const at = performance.now();
      if (arrivals === ARRIVALS) drain();
      keep(reader, 0, at);
    },
  };
}
