import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { responseReader } from "../../src/load/response-reader.ts";

interface Response {
  readonly status: number;
  readonly body: string;
}

/** What a reader makes of the pieces, each in memory that is used again, and how many responses came whole. */
function readAll(pieces: readonly Buffer[]) {
  const responses: Response[] = [];
  let status = 0;
  let body: Buffer[] = [];
  const reader = responseReader({
    head(code) {
      status = code;
      body = [];
    },
    body: (bytes, from, to) => body.push(Buffer.from(bytes.subarray(from, to))),
    end: () => responses.push({ status, body: Buffer.concat(body).toString() }),
  });
  for (const piece of pieces) {
    const memory = Buffer.concat([Buffer.from("HTTP"), piece, Buffer.from("\r\n\r\n")]);
    for (let at = 4; at < 4 + piece.length; ) at = reader.read(memory, at, 4 + piece.length);
    memory.fill("?");
  }
  return { responses, endsByClose: reader.close() };
}

function split(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return cuts.slice(1).map((cut, index) => bytes.subarray(cuts[index], cut));
}

const chunk = fc.record({
  text: fc.string({ unit: "binary", minLength: 1 }),
  extension: fc.constantFrom("", ";a=b", " ;x", "  "),
});
const response = fc.record({
  status: fc.constantFrom(200, 204, 404, 503),
  framing: fc.constantFrom("length", "chunks"),
  newline: fc.constantFrom("\r\n", "\n"),
  chunks: fc.array(chunk, { maxLength: 5 }),
  interim: fc.boolean(),
  upper: fc.boolean(),
  trailer: fc.constantFrom("", "x-sum: 1"),
});

function written(given: typeof response extends fc.Arbitrary<infer T> ? T : never): string {
  const { status, framing, newline, chunks, interim, upper, trailer } = given;
  const body = chunks.map(({ text }) => text).join("");
  const size = (text: string) => {
    const hex = Buffer.byteLength(text).toString(16);
    return upper ? hex.toUpperCase() : hex;
  };
  const name = (text: string) => (upper ? text.toUpperCase() : text);
  const start = `${interim ? `HTTP/1.1 103 Early Hints${newline}link: <a>${newline}${newline}` : ""}HTTP/1.1 ${status} Some Words${newline}`;
  if (status === 204) return `${start}${newline}`;
  if (framing === "length") {
    return `${start}${name("content-length")}: ${Buffer.byteLength(body)}${newline}${newline}${body}`;
  }
  const pieces = chunks.map(({ text, extension }) => `${size(text)}${extension}${newline}${text}${newline}`);
  const end = `0${newline}${trailer === "" ? "" : trailer + newline}${newline}`;
  return `${start}${name("transfer-encoding")}: chunked${newline}${newline}${pieces.join("")}${end}`;
}

describe("the reader of responses", () => {
  it("finds the same responses however the bytes are split", () => {
    fc.assert(
      fc.property(
        fc.array(response, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 200 }),
        (given, places) => {
          const bytes = Buffer.from(given.map(written).join(""));
          const expected = given.map(({ status, chunks }) => ({
            status,
            body: status === 204 ? "" : Buffer.from(chunks.map(({ text }) => text).join("")).toString(),
          }));
          expect(readAll(split(bytes, places))).toEqual({ responses: expected, endsByClose: false });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("says the same of random bytes however they are split, and never more than that they are no HTTP", () => {
    const seen = (pieces: readonly Buffer[]) => {
      try {
        return readAll(pieces).responses;
      } catch (thrown) {
        return thrown instanceof Error ? "refused" : thrown;
      }
    };
    const bytes = fc.tuple(
      fc.constantFrom("", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"),
      fc.uint8Array(),
    );
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(), { maxLength: 20 }), ([start, rest], places) => {
        const whole = Buffer.concat([Buffer.from(start), rest]);
        expect(seen(split(whole, places))).toEqual(seen([whole]));
      }),
      { numRuns: 300 },
    );
  });

  it("reads a folded header as one line, whatever it holds", () => {
    const head = "HTTP/1.1 200 OK\r\nx-long: a\r\n transfer-encoding: identity\r\ncontent-length:\r\n\t2\r\n\r\nab";
    expect(readAll([Buffer.from(head)]).responses).toEqual([{ status: 200, body: "ab" }]);
  });

  it("takes all up to the close where nothing says how long the body is", () => {
    const { responses, endsByClose } = readAll([Buffer.from("HTTP/1.0 200 OK\r\n\r\nall "), Buffer.from("of it")]);
    expect(endsByClose).toBe(true);
    expect(responses).toEqual([{ status: 200, body: "all of it" }]);
  });

  it.each([
    ["another protocol, at its first byte", "S", /does not match/],
    ["no status", "HTTP/1.1 OK\r\n\r\n", /does not match/],
    ["HTTP of another major version", "HTTP/2.0 200\r\n\r\n", /does not match/],
    ["a line that is no header", "HTTP/1.1 200 OK\r\nwhat\r\n\r\n", /not a header: what/],
    ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", /1, 2 is no length/],
    ["a length below nothing", "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n", /-1 is no length/],
    ["a coding that was not asked for", "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n", /gzip/],
    ["a compression that was not asked for", "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n", /gzip/],
    ["a chunk without a size", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n\r\n", /chunk size/],
    ["a chunk larger than memory", `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${"f".repeat(13)}`, /2\^48/],
    ["a chunk beyond its size", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nab", /longer than its size/],
  ])("refuses %s", (_, text, reason) => {
    expect(() => readAll([Buffer.from(text)])).toThrow(reason);
  });
});
