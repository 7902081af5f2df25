import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sseScanner } from "../../src/load/sse.ts";

type Event = readonly [type: string, data: string];

function scan(chunks: readonly Buffer[]): readonly Event[] {
  const events: Event[] = [];
  const scanner = sseScanner((type, data, from, to) => events.push([type, data.toString("utf8", from, to)]));
  for (const chunk of chunks) {
    const surrounded = Buffer.concat([Buffer.from("data: x\n"), chunk, Buffer.from("\n\ndata: y\n\n")]);
    scanner.push(surrounded, 8, 8 + chunk.length);
    // The memory is used again for the next read.
    surrounded.fill("!");
  }
  scanner.end();
  return events;
}

/** Splits at the given places, taken modulo the length. */
function split(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return cuts.slice(1).map((cut, index) => bytes.subarray(cuts[index], cut));
}

const text = fc.string({ unit: "binary" }).map((value) => value.replace(/[\r\n]/g, "·"));
const stream = fc.record({
  newline: fc.constantFrom("\n", "\r\n"),
  space: fc.constantFrom("", " "),
  bom: fc.boolean(),
  ending: fc.constantFrom("blank line", "line", "nothing"),
  events: fc.array(
    fc.record({ type: fc.constantFrom("", "error", "ping"), lines: fc.array(text, { minLength: 1, maxLength: 3 }) }),
    {
      maxLength: 6,
    },
  ),
  comment: fc.boolean(),
});

describe("the SSE scanner", () => {
  it("finds the same events however the bytes are split", () => {
    fc.assert(
      fc.property(
        stream,
        fc.array(fc.nat(), { maxLength: 200 }),
        ({ newline, space, bom, ending, events, comment }, places) => {
          const written = events.map(({ type, lines }) =>
            [
              ...(comment ? [": ping"] : []),
              ...(type === "" ? [] : [`event:${space}${type}`]),
              ...lines.map((line) => `data:${space}${space === "" ? line.replace(/^ /, "·") : line}`),
              "id: 7",
            ].join(newline),
          );
          const tail = { "blank line": newline + newline, line: newline, nothing: "" }[ending];
          const bytes = Buffer.from(
            (bom ? "\ufeff" : "") + written.join(newline + newline) + (written.length === 0 ? "" : tail),
          );
          const expected = events.map(({ type, lines }) => [
            type,
            lines.map((line) => (space === "" ? line.replace(/^ /, "·") : line)).join("\n"),
          ]);
          expect(scan(split(bytes, places))).toEqual(JSON.parse(JSON.stringify(expected)));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("survives one byte at a time", () => {
    const bytes = Buffer.from("\ufeffdata: 世界\r\n\r\n:x\r\n\r\nevent: error\ndata:b\ndata: c");
    expect(scan(Array.from(bytes, (byte) => Buffer.from([byte])))).toEqual([
      ["", "世界"],
      ["error", "b\nc"],
    ]);
  });

  it("passes over a comment without data, and over a field without a colon", () => {
    expect(scan([Buffer.from(": ping\n\nretry\n\ndata\n\n")])).toEqual([["", ""]]);
  });

  it("gives up a line that does not end", () => {
    const scanner = sseScanner(() => {});
    const endless = Buffer.alloc(16 * 1024 * 1024, "x");
    expect(() => Array.from({ length: 5 }, () => scanner.push(endless))).toThrow(RangeError);
  });

  it("gives up an event that does not end", () => {
    const scanner = sseScanner(() => {});
    const line = Buffer.from(`data: ${"x".repeat(16 * 1024 * 1024)}\n`);
    expect(() => Array.from({ length: 6 }, () => scanner.push(line))).toThrow(RangeError);
  });
});
