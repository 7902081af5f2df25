import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { freshFolder } from "../fresh-folder.ts";
import { locksIn } from "../rig.ts";
import { commit } from "./repository.ts";
import { prepare, ready, reasonOf, type Scene, scene, specOf } from "./scene.ts";

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const SETUP = "date +%N > built; mkdir -p lib; cp name lib/engine.so";
const cacheIn = (path: string) => ({ path, gigabytes: 50, days: 14 });
const keysIn = (path: string) => readdirSync(path).filter((name) => /^[0-9a-f]{16}$/.test(name));

async function folderOf(there: Scene, cache: string, setup = SETUP): Promise<string> {
  let folder = "";
  await prepare(there, specOf({ setup, cache: cacheIn(cache) }), (sides) => {
    folder = ready(sides).base.folder;
  });
  expect(locksIn(cache)).toEqual([]);
  return folder;
}

const saidReuse = ({ rig }: Scene, notes: readonly string[]) => [...rig.lines, ...notes].join("\n");

test("builds once what would come out the same", async () => {
  const [there, cache] = [scene(), freshFolder()];
  const first = await folderOf(there, cache);
  await prepare(there, specOf({ setup: SETUP, cache: cacheIn(cache) }), (sides) => {
    const { base, notes } = ready(sides);
    expect(base.folder).toBe(first);
    expect(base.facts).toMatchObject({ commit: there.base });
    expect(saidReuse(there, notes)).toMatch(/was made at .+, and taken from the cache/);
  });
  expect(keysIn(cache)).toHaveLength(1);
});

test.each<[string, (there: Scene) => [Scene, string?]]>([
  ["another set-up", (there) => [there, `${SETUP}; true`]],
  ["another commit", (there) => [{ ...there, base: commit(there.workspace, { name: "other\n" }), head: there.head }]],
  [
    "a variable that a build may read",
    (there) => [
      {
        ...there,
        rig: { ...there.rig, world: { ...there.rig.world, env: { ...there.rig.world.env, MAX_JOBS: "4" } } },
      },
    ],
  ],
])("builds anew for %s", async (_what, change) => {
  const [there, cache] = [scene(), freshFolder()];
  await folderOf(there, cache);
  const [changed, setup] = change(there);
  const head = changed.base === there.base ? changed.head : changed.base;
  await folderOf({ ...changed, head }, cache, setup);
  expect(keysIn(cache)).toHaveLength(2);
});

test.each([
  ["a file that was changed", (folder: string) => writeFileSync(join(folder, "lib/engine.so"), "else")],
  ["a build that never ended", (folder: string) => writeFileSync(join(folder, "..", "llm-perf-gate-build.json"), "{")],
])("makes a build anew when it finds %s", async (_what, spoil) => {
  const [there, cache] = [scene(), freshFolder()];
  const folder = await folderOf(there, cache);
  spoil(folder);
  await folderOf(there, cache);
  expect(there.rig.lines.join("\n")).toMatch(/the cached build .+ is of no use, and is made anew/);
  there.rig.lines.splice(0);
  await folderOf(there, cache);
  expect(there.rig.lines.join("\n")).not.toMatch(/anew/);
});

test("keeps no build that failed", async () => {
  const [there, cache] = [scene(), freshFolder()];
  const sides = await prepare(there, specOf({ setup: "exit 1", cache: cacheIn(cache) }));
  expect(reasonOf(sides)).toMatch(/does not build/);
  expect(readdirSync(cache)).toEqual([]);
});

test("lets one job build while another waits for it", async () => {
  const [there, cache] = [scene(), freshFolder()];
  const slow = "sleep 2; echo once >> $OUTSIDE/builds";
  const outside = freshFolder();
  const jobs = [there, { ...there, folder: freshFolder(), temp: freshFolder() }].map((job) => ({
    ...job,
    rig: { ...job.rig, world: { ...job.rig.world, env: { ...job.rig.world.env, OUTSIDE: outside } } },
  }));
  const [first, second] = jobs;
  if (first === undefined || second === undefined) throw new Error("there are two");
  await folderOf(first, cache, slow);
  await folderOf(second, cache, slow);
  expect(readdirSync(outside)).toEqual(["builds"]);
});

test("removes what was not used for long, and what does not fit", async () => {
  const [there, cache] = [scene(), freshFolder()];
  const old = await folderOf(there, cache, "echo 1");
  const used = new Date(Date.now() - 20 * 86_400_000);
  utimesSync(join(old, "..", "llm-perf-gate-use.json"), used, used);
  const second = await folderOf(there, cache, "echo 2");
  expect(existsSync(old)).toBe(false);
  await prepare(there, specOf({ setup: "echo 3", cache: { path: cache, gigabytes: 1e-9, days: 14 } }));
  expect(existsSync(second)).toBe(false);
  expect(keysIn(cache)).toHaveLength(1);
});
