import { parseResponseHead, type ResponseHead } from "./response-head.ts";

const LF = 0x0a;
const CR = 0x0d;

/** A head, a chunk's size line or trailers longer than this are no engine's. */
const LONGEST_HEAD = 64 * 1024;
/** Every head begins so. What does not is told at its first wrong byte: a server of another protocol may say no more. */
const BEGINNING = Buffer.from("HTTP/1.");
/** Of a chunk's size; more than 2^48 bytes are no chunk. */
const MOST_DIGITS = 12;

/** What comes of one response, in order. The bytes are those given to `read`, and hold only during the call. */
export interface ResponseSink {
  /** @param compression of a body other than 200's, which nobody asked for. */
  head(statusCode: number, compression?: string): void;
  body(bytes: Buffer, from: number, to: number): void;
  end(): void;
}

export interface ResponseReader {
  /**
   * Takes the next bytes, up to the end of a response.
   * @returns the place behind the last byte taken: before `to` when there are bytes behind the end.
   * @throws Error when they are not HTTP/1.
   */
  read(bytes: Buffer, from: number, to: number): number;
  /** The other side sends no more. Whether that ends the response as a whole one. */
  close(): boolean;
  /** The head of the last response. */
  readonly head: () => ResponseHead | undefined;
}

type State = "head" | "length" | "until-close" | "size" | "size-extension" | "chunk" | "chunk-end" | "trailers";

/**
 * Reads HTTP/1.1 responses one after the other, however a network splits them: bodies by length, in chunks, or up to the close
 * (RFC 9112). Strict where a wrong reading would make a wrong number; a bare line feed ends a line too.
 */
export function responseReader(sink: ResponseSink): ResponseReader {
  let state: State = "head";
  let whole = false;
  let head: ResponseHead | undefined;
  let headText = "";
  /** Of the head, the trailers or the size line so far. */
  let used = 0;
  let lineUsed = 0;
  /** Of the body or the chunk; while its size line is read, the size so far. */
  let remaining = 0;
  let digits = 0;

  const enter = (following: State, bytes = 0) => {
    state = following;
    remaining = bytes;
    used = 0;
    lineUsed = 0;
    digits = 0;
  };

  const finish = () => {
    enter("head");
    whole = true;
    sink.end();
  };

  const use = () => {
    used += 1;
    if (used > LONGEST_HEAD) throw new Error("more than 64 KiB of headers");
  };

  /** @returns the place behind the empty line that ends a head or trailers, or -1 when it has not come. */
  const behindEmptyLine = (bytes: Buffer, from: number, to: number): number => {
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at];
      if (state === "head" && used < BEGINNING.length && byte !== BEGINNING[used]) {
        throw new Error(
          `does not match the HTTP/1 protocol: ${bytes.toString("latin1", from, Math.min(to, from + 80))}`,
        );
      }
      use();
      if (byte === LF && lineUsed === 0) return at + 1;
      if (byte === LF) lineUsed = 0;
      else if (byte !== CR) lineUsed += 1;
    }
    return -1;
  };

  const readHead = (bytes: Buffer, from: number, to: number): number => {
    const behind = behindEmptyLine(bytes, from, to);
    headText += bytes.toString("latin1", from, behind < 0 ? to : behind);
    if (behind < 0) return to;
    head = parseResponseHead(headText);
    headText = "";
    enter("head");
    // Interim responses precede the one that was asked for.
    if (head.status < 200) return behind;
    sink.head(head.status, head.compression);
    if (head.body === "chunks") enter("size");
    else if (head.body === "until-close") enter("until-close");
    else if (head.body === 0) finish();
    else enter("length", head.body);
    return behind;
  };

  const takeDigit = (digit: number) => {
    remaining = 16 * remaining + digit;
    digits += 1;
    if (digits > MOST_DIGITS) throw new Error("a chunk of more than 2^48 bytes");
  };

  const passBehindSize = (byte: number) => {
    if (state === "size" && (digits === 0 || !BEHIND_SIZE.includes(byte))) {
      throw new Error(`Invalid character in chunk size: ${JSON.stringify(String.fromCharCode(byte))}`);
    }
    state = "size-extension";
    use();
  };

  const readSize = (bytes: Buffer, from: number, to: number): number => {
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] ?? 0;
      const digit = state === "size" ? hexDigit(byte) : -1;
      if (byte === LF && digits > 0) {
        enter(remaining === 0 ? "trailers" : "chunk", remaining);
        return at + 1;
      }
      if (digit >= 0) takeDigit(digit);
      else passBehindSize(byte);
    }
    return to;
  };

  const readBytes = (bytes: Buffer, from: number, to: number): number => {
    const behind = Math.min(to, from + remaining);
    remaining -= behind - from;
    sink.body(bytes, from, behind);
    if (remaining === 0) {
      if (state === "chunk") enter("chunk-end");
      else finish();
    }
    return behind;
  };

  const readChunkEnd = (byte: number | undefined) => {
    if (byte === LF) enter("size");
    else if (byte !== CR) throw new Error("a chunk is longer than its size");
  };

  const readTrailers = (bytes: Buffer, from: number, to: number): number => {
    const behind = behindEmptyLine(bytes, from, to);
    if (behind < 0) return to;
    finish();
    return behind;
  };

  const readSome = (bytes: Buffer, at: number, to: number): number => {
    switch (state) {
      case "head":
        return readHead(bytes, at, to);
      case "size":
      case "size-extension":
        return readSize(bytes, at, to);
      case "chunk":
      case "length":
        return readBytes(bytes, at, to);
      case "chunk-end":
        readChunkEnd(bytes[at]);
        return at + 1;
      case "trailers":
        return readTrailers(bytes, at, to);
      case "until-close":
        sink.body(bytes, at, to);
        return to;
    }
  };

  return {
    read(bytes, from, to) {
      whole = false;
      let at = from;
      while (at < to && !whole) at = readSome(bytes, at, to);
      return at;
    },
    close() {
      if (state !== "until-close") return false;
      finish();
      return true;
    },
    head: () => head,
  };
}

/** `;` begins an extension; blanks before it, and the carriage return, pass. */
const BEHIND_SIZE = [0x3b, 0x20, 0x09, CR];

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
