import { expect, it } from "vitest";
import { proveAbsent, provingReader } from "../../src/action/prove-absent.ts";
import { fakeApi } from "../github/fake-api.ts";

const COMMIT = "a".repeat(40);
const FILE = ".github/perf/gate.yml";

/** How often is asked when these trees can be read: by their hash, the names in them and what hash each has. */
async function prove(
  trees: Readonly<Record<string, Readonly<Record<string, string>>>>,
  truncated = false,
): Promise<number> {
  await using api = await fakeApi(({ path }) => {
    const entries = trees[path.replace(/^.*\/git\/trees\//, "")];
    if (entries === undefined) return { status: 404, json: { message: "Not Found" } };
    const tree = Object.entries(entries).map(([name, sha]) => ({ path: name, sha }));
    return { status: 200, json: { sha: COMMIT, truncated, tree } };
  });
  await proveAbsent(FILE, COMMIT, api.github());
  return api.calls.length;
}

it("believes that a file is absent when a folder on the way to it lacks it", async () => {
  expect(await prove({ [COMMIT]: { "README.md": "1" } })).toBe(1);
  expect(await prove({ [COMMIT]: { ".github": "2" }, 2: { workflows: "3" } })).toBe(2);
  expect(await prove({ [COMMIT]: { ".github": "2" }, 2: { perf: "4" }, 4: {} })).toBe(3);
});

it("cannot judge where the folders cannot be read either, are cut short, or have the file", async () => {
  await expect(prove({})).rejects.toThrow(/the files of the base commit a+ cannot be read: .*404/);
  await expect(prove({ [COMMIT]: { ".github": "2" } })).rejects.toThrow(/cannot be read/);
  await expect(prove({ [COMMIT]: { "README.md": "1" } }, true)).rejects.toThrow(/too large to be listed/);
  const whole = { [COMMIT]: { ".github": "2" }, 2: { perf: "4" }, 4: { "gate.yml": "5" } };
  await expect(prove(whole)).rejects.toThrow(/its trees have .github\/perf\/gate.yml, which yet cannot be had/);
});

it("lets nobody believe that a file is absent which only cannot be had", async () => {
  const missing = async () => Promise.reject(Object.assign(new Error("no such file"), { code: "ENOENT" }));
  await using api = await fakeApi(({ path }) =>
    path.endsWith(COMMIT)
      ? { status: 200, json: { truncated: false, tree: [{ path: "waivers.yml", sha: "1" }] } }
      : { status: 404, json: { message: "Not Found" } },
  );
  const listing = provingReader({ readText: missing, list: async () => ["waivers.yml"] }, COMMIT, api.github());
  await expect(listing.readText("waivers.yml")).rejects.toThrow(/which yet cannot be had/);
  const asked = api.calls.length;
  await expect(listing.readText("other.yml")).rejects.toMatchObject({ code: "ENOENT" });
  expect(api.calls).toHaveLength(asked);
  const reader = provingReader({ readText: missing, list: missing }, COMMIT, api.github());
  await expect(reader.readText("waivers.yml")).rejects.toThrow(/its trees have waivers.yml, which yet cannot be had/);
  await expect(reader.readText("other.yml")).rejects.toMatchObject({ code: "ENOENT" });
  await expect(reader.readText("/on/the/machine.yml")).rejects.toMatchObject({ code: "ENOENT" });
});
