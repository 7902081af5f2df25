import { describe, expect, it } from "vitest";
import { commitReader } from "../../src/config/commit-reader.ts";
import type { ConfigReader } from "../../src/config/reader.ts";
import { type Answer, type Call, fakeApi } from "../github/fake-api.ts";

const COMMIT = "c".repeat(40);
const MACHINE: ConfigReader = { readText: async (path) => `machine ${path}`, list: async () => ["on-the-machine"] };

function contents({ path }: Call): Answer {
  const [, name] = /^\/repos\/o\/r\/contents\/([^?]*)\?ref=c{40}$/.exec(decodeURIComponent(path)) ?? [];
  const file = (text: string, encoding = "base64") => ({
    status: 200,
    json: { type: "file", encoding, content: Buffer.from(text).toString("base64") },
  });
  if (name === ".github/perf.yml") return file("version: 1 # ä\n");
  if (name === "big.json") return file("", "none");
  if (name === "tests")
    return {
      status: 200,
      json: [
        { type: "file", name: "serving-tests.json" },
        { type: "dir", name: "old" },
      ],
    };
  return name === "forbidden"
    ? { status: 403, json: { message: "no" } }
    : { status: 404, json: { message: "Not Found" } };
}

describe("the reader of a commit", () => {
  it("gives a file's text and a folder's files as they are at the commit", async () => {
    await using api = await fakeApi(contents);
    const reader = commitReader(api.github(), COMMIT, MACHINE);
    expect(await reader.readText("./.github/perf.yml")).toBe("version: 1 # ä\n");
    expect(await reader.list("tests/")).toEqual(["serving-tests.json"]);
  });

  it("tells what is not there from what could not be asked", async () => {
    await using api = await fakeApi(contents);
    const reader = commitReader(api.github(), COMMIT, MACHINE);
    await expect(reader.readText("absent.yml")).rejects.toMatchObject({ code: "ENOENT" });
    await expect(reader.readText("forbidden")).rejects.toMatchObject({ name: "CannotJudgeError" });
  });

  it("refuses what is too large for the API, and a folder in place of a file", async () => {
    await using api = await fakeApi(contents);
    const reader = commitReader(api.github(), COMMIT, MACHINE);
    await expect(reader.readText("big.json")).rejects.toThrow("is not a file of at most 1 MB");
    await expect(reader.readText("tests")).rejects.toThrow("is not a file of at most 1 MB");
  });

  it("leaves absolute paths to the machine", async () => {
    await using api = await fakeApi(contents);
    const reader = commitReader(api.github(), COMMIT, MACHINE);
    expect(await reader.readText("/data/suite.json")).toBe("machine /data/suite.json");
    expect(api.calls).toEqual([]);
  });
});
