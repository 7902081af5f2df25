import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Side, Sides } from "../../../src/model/side.ts";
import type { BaseSpec } from "../../../src/model/spec.ts";
import { prepareSides } from "../../../src/run/sides/sides.ts";
import { freshFolder } from "../fresh-folder.ts";
import { leftBy, locksIn, planOf, type RigWorld, requestOf, rigWorld } from "../rig.ts";
import { commit, newRepository, worktreesOf } from "./repository.ts";

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

interface Scene {
  readonly rig: RigWorld;
  readonly workspace: string;
  readonly base: string;
  readonly head: string;
}

/** A workspace with two commits, which say who they are. */
function scene(): Scene {
  const workspace = join(freshFolder(), "engine");
  const base = newRepository(workspace, { name: "base\n" });
  const head = commit(workspace, { name: "head\n" });
  return { workspace, base, head, rig: rigWorld({ cwd: workspace }) };
}

async function prepared(
  { rig, base, head }: Scene,
  spec: Partial<BaseSpec>,
  look: (sides: Sides, folder: string) => void | Promise<void> = () => {},
): Promise<Sides> {
  const world = { ...rig.world, temp: freshFolder() };
  const folder = freshFolder();
  const { config } = requestOf(planOf(), { config: { base: { setupTimeoutSeconds: 20, ...spec } } });
  const origin = { event: "pull_request", commit: head, base };
  await using sides = await prepareSides({ config, origin, folder }, world);
  await look(sides, folder);
  await sides[Symbol.asyncDispose]();
  expect(leftBy(world)).toEqual([]);
  expect(locksIn(folder)).toEqual([]);
  expect(filesBelow(world.temp)).toEqual([]);
  expect(worktreesOf(world.cwd)).toEqual([]);
  return sides;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

function ready(sides: Sides): { readonly base: Side; readonly head: Side } {
  if (sides.state !== "ready") throw new Error(sides.reason);
  return sides;
}

test("checks the base commit out beside the workspace, and sets it up there", async () => {
  const there = scene();
  await prepared(there, { setup: "cp name built" }, (sides) => {
    const { base, head } = ready(sides);
    expect(readFileSync(join(base.folder, "built"), "utf8")).toBe("base\n");
    expect(base.origin.commit).toBe(there.base);
    expect(head).toMatchObject({ folder: there.workspace, origin: { commit: there.head } });
    expect(existsSync(join(there.workspace, "built"))).toBe(false);
  });
});

test("says that a base does not build, with its last words, and leaves nothing behind", async () => {
  const sides = await prepared(scene(), { setup: "echo compiling\necho no such header >&2\nexit 3" });
  expect(sides).toMatchObject({ state: "unavailable", head: { variant: "head" } });
  expect(sides.state === "unavailable" && sides.reason).toMatch(
    /^the base [0-9a-f]{12} does not build: base\.setup ended with exit code 3 after .+; last lines: compiling ⏎ no such header$/,
  );
});

test("ends at the first command that fails", async () => {
  const sides = await prepared(scene(), { setup: "false\necho went on" });
  expect(sides.state === "unavailable" && sides.reason).not.toMatch(/went on/);
});

test("keeps what the set-up printed in the session", async () => {
  await prepared(scene(), { setup: "echo compiling" }, (_sides, folder) => {
    expect(readFileSync(join(folder, "raw", "setup-base.log"), "utf8")).toBe("compiling\n");
  });
});
