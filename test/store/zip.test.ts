import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserError } from "../../src/model/errors.ts";
import { unpackZip } from "../../src/store/zip.ts";
import { makeZip } from "./make-zip.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zip-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const LIMITS = { entries: 100, totalBytes: 2 ** 20 };

async function refused(zip: Buffer, message: RegExp): Promise<void> {
  await expect(unpackZip(zip, folder, LIMITS)).rejects.toThrow(message);
  expect(await readdir(folder)).toEqual([]);
}

describe("unpackZip", () => {
  it("unpacks packed and stored files into their folders", async () => {
    const zip = makeZip([
      { path: "session.json", content: "{}" },
      { path: "records/", content: "", mode: 0o040755 },
      { path: "records/a.json", content: Buffer.alloc(5_000, "a"), stored: true },
    ]);
    await unpackZip(zip, folder, LIMITS);
    expect(await readFile(join(folder, "session.json"), "utf8")).toBe("{}");
    expect(await readFile(join(folder, "records", "a.json"), "utf8")).toBe("a".repeat(5_000));
  });

  it.each(["../evil", "a/../../evil", "/etc/evil", "a\\..\\evil", "C:evil", "a//b", "./a", "a\0b"])(
    "refuses the path %j",
    async (path) => {
      await refused(
        makeZip([
          { path: "fine", content: "x" },
          { path, content: "x" },
        ]),
        /unsafe path/,
      );
    },
  );

  it("refuses links and devices", async () => {
    await refused(makeZip([{ path: "records", content: "/etc", mode: 0o120777 }]), /is a link or a device/);
    await refused(makeZip([{ path: "pipe", content: "", mode: 0o010644 }]), /is a link or a device/);
  });

  it("refuses a bomb by what it claims, before unpacking", async () => {
    await refused(makeZip([{ path: "big", content: "x", claims: 2 ** 30 }]), /more than 1048576 bytes/);
    const many = Array.from({ length: 101 }, (_, index) => ({ path: `f${index}`, content: "" }));
    await refused(makeZip(many), /101 entries/);
  });

  it("refuses a bomb that claims to be small", async () => {
    await refused(makeZip([{ path: "big", content: Buffer.alloc(2 ** 20), claims: 10 }]), /larger than it says/);
  });

  it.each(["a", "a/b"])("refuses a file beside which %j cannot be", async (path) => {
    const zip = makeZip([
      { path: "a", content: "1" },
      { path, content: "2" },
    ]);
    await expect(unpackZip(zip, folder, LIMITS)).rejects.toThrow(`refused: "${path}" cannot be written`);
  });

  it("refuses or unpacks what it is given, and never breaks otherwise", async () => {
    const zip = makeZip([
      { path: "session.json", content: '{"a":1}' },
      { path: "records/a.json", content: "{}" },
    ]);
    const flips = fc.tuple(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length), flips, async (length, [at, mask]) => {
        const broken = Buffer.from(zip.subarray(0, length));
        if (at < length) broken.writeUInt8(broken.readUInt8(at) ^ mask, at);
        const target = await mkdtemp(join(folder, "case-"));
        try {
          await unpackZip(broken, target, LIMITS);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
