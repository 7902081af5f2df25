import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeRequests, encodeRequests, REQUEST_COLUMNS, type Requests } from "../../src/model/requests.ts";

const cells = (length: number) => fc.uint32Array({ minLength: length, maxLength: length });
const requests: fc.Arbitrary<Requests> = fc.tuple(fc.nat(20), fc.nat(50)).chain(([rows, gaps]) =>
  fc.record({
    startUs: cells(rows),
    ttftUs: cells(rows),
    e2elUs: cells(rows),
    promptTokens: cells(rows),
    outputTokens: cells(rows),
    status: cells(rows),
    queueUs: cells(rows),
    gapCount: cells(rows),
    gapsUs: cells(gaps),
    durationUs: fc.nat(),
  }),
);

describe("the requests file", () => {
  it("gives back what was written", () => {
    fc.assert(
      fc.property(requests, (given) => {
        expect(decodeRequests(encodeRequests(given))).toEqual(given);
      }),
    );
  });

  it("is a line of JSON and then the columns in their order, little-endian", () => {
    const column = (first: number) => Uint32Array.of(first, first + 1);
    const columns = Object.fromEntries(REQUEST_COLUMNS.map((name, index) => [name, column(10 * index)]));
    const bytes = encodeRequests({ ...(columns as unknown as Requests), gapsUs: Uint32Array.of(258), durationUs: 99 });
    const end = bytes.indexOf(10);
    const header = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString());
    expect(header).toMatchObject({ requests: 2, gaps: 1, durationUs: 99 });
    expect(header.columns.slice(0, 6)).toEqual([
      "startUs",
      "ttftUs",
      "e2elUs",
      "promptTokens",
      "outputTokens",
      "status",
    ]);
    const body = Buffer.from(bytes.subarray(end + 1));
    expect(body.readUInt32LE(0)).toBe(0);
    expect(body.readUInt32LE(4 * 2 * 5 + 4)).toBe(51);
    expect([...body.subarray(-4)]).toEqual([2, 1, 0, 0]);
  });

  it.each([
    ["cut short", (bytes: Uint8Array) => bytes.subarray(0, -1), "bytes behind the header"],
    ["no header", () => Uint8Array.of(1, 2, 3), "no header line"],
    ["another schema", () => Buffer.from('{"schema":"x"}\n'), "schema x"],
  ])("refuses a file with %s", (_, damage, message) => {
    const [sample] = fc.sample(requests, { numRuns: 1, seed: 1 });
    if (sample === undefined) throw new Error("no sample");
    expect(() => decodeRequests(damage(encodeRequests({ ...sample, gapsUs: Uint32Array.of(1) })))).toThrow(message);
  });
});
