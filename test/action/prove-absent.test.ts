import { expect, it } from "vitest";
import { proveAbsent } from "../../src/action/prove-absent.ts";
import { type Answer, fakeApi } from "../github/fake-api.ts";

const FILE = ".github/perf/gate.yml";
const NOT_FOUND: Answer = { status: 404, json: { message: "Not Found" } };

/** Folders by path; any other path is not found. */
async function prove(folders: Readonly<Record<string, readonly string[]>>): Promise<number> {
  await using api = await fakeApi(({ path }) => {
    const folder = decodeURIComponent(new URL(path, "http://api").pathname).replace(/^.*\/contents\/?/, "");
    const names = folders[folder];
    return names === undefined ? NOT_FOUND : { status: 200, json: names.map((name) => ({ name })) };
  });
  await proveAbsent(FILE, "a".repeat(40), api.github());
  return api.calls.length;
}

it("believes that a file is absent when a folder on the way to it lacks it", async () => {
  expect(await prove({ "": ["README.md"] })).toBe(1);
  expect(await prove({ "": [".github"], ".github": ["workflows"] })).toBe(2);
  expect(await prove({ "": [".github"], ".github": ["perf"], ".github/perf": [] })).toBe(3);
});

it("cannot judge where the folders cannot be read either, or list the file", async () => {
  await expect(prove({})).rejects.toThrow(/the files of the base commit a+ cannot be read/);
  await expect(prove({ "": [".github"] })).rejects.toThrow(/cannot be read/);
  const listed = { "": [".github"], ".github": ["perf"], ".github/perf": ["gate.yml"] };
  await expect(prove(listed)).rejects.toThrow(/is listed there, and yet cannot be had/);
});
