import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Sides } from "../../../src/model/side.ts";
import type { ServerSpec } from "../../../src/model/spec.ts";
import { freshFolder } from "../fresh-folder.ts";
import { serverSpec } from "../rig.ts";
import { commit, git, newRepository, worktreesOf } from "./repository.ts";
import { prepare, pythonPackage, ready, reasonOf, type Scene, scene, specOf } from "./scene.ts";

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const textOf = (...path: readonly string[]) => readFileSync(join(...path), "utf8");

test("checks the base commit out beside the workspace, and sets it up there", async () => {
  const there = scene();
  await prepare(there, specOf({ setup: "cp name built" }), (sides) => {
    const { base, head } = ready(sides);
    expect(textOf(base.folder, "built")).toBe("base\n");
    expect(base).toMatchObject({ origin: { commit: there.base }, facts: { commit: there.base } });
    expect(head).toMatchObject({
      folder: there.workspace,
      origin: { commit: there.head },
      facts: { commit: there.head },
    });
    expect(existsSync(join(there.workspace, "built"))).toBe(false);
  });
});

test("names the commit to compare with", async () => {
  const there = scene();
  commit(there.workspace, { name: "later\n" });
  git(there.workspace, "tag", "v1", there.base);
  git(there.workspace, "checkout", "--quiet", there.head);
  await prepare({ ...there, base: "f".repeat(40) }, specOf({ commit: "v1" }), (sides) => {
    expect(ready(sides).base.origin.commit).toBe(there.base);
  });
  const unknown = await prepare({ ...there, base: "f".repeat(40) }, specOf({}));
  expect(reasonOf(unknown)).toMatch(
    /^the base cannot be measured: the commit f{40} is not here, and cannot be had: there is no remote origin to fetch it from/,
  );
});

test("says that a base does not build, with its last words", async () => {
  const there = scene();
  const sides = await prepare(
    there,
    specOf({ setup: "echo compiling\necho no such header >&2\nexit 3\necho went on" }),
  );
  expect(sides.head).toMatchObject({ variant: "head", folder: there.workspace });
  expect(reasonOf(sides)).toMatch(
    /^the base cannot be measured: [0-9a-f]{12} does not build: base\.setup ended with exit code 3 after .+; last lines: compiling ⏎ no such header$/,
  );
  expect(textOf(there.folder, "raw", "setup-base.log")).toBe("compiling\nno such header\n");
});

test("stops a set-up at its limit, with all it has started", async () => {
  const sides = await prepare(scene(), specOf({ setup: "sleep 300 & sleep 300", setupTimeoutSeconds: 1 }));
  expect(reasonOf(sides)).toMatch(/base\.setup was stopped at its limit of 1 s/);
});

test("stops a set-up when the run is cancelled, and takes everything down", async () => {
  const there = scene();
  const cancelled = prepare(there, specOf({ setup: "echo begun; sleep 300" }));
  await vi.waitFor(() => expect(textOf(there.folder, "raw", "setup-base.log")).toBe("begun\n"), { timeout: 20_000 });
  there.rig.cancel("SIGINT");
  await expect(cancelled).rejects.toThrow("cancelled by SIGINT");
});

test("says when the disk does not take the base", async () => {
  const there = scene();
  const blocked = join(there.temp, "llm-perf-gate-sides");
  writeFileSync(blocked, "a file where a folder must be");
  const sides = await prepareBlocked(there);
  expect(reasonOf(sides)).toContain(`cannot write ${blocked}/`);
});

async function prepareBlocked(there: Scene) {
  const seen: Awaited<ReturnType<typeof prepare>>[] = [];
  await prepare(there, specOf({}), (sides) => void seen.push(sides)).catch(() => undefined);
  const [sides] = seen;
  if (sides === undefined) throw new Error("it threw");
  return sides;
}

test("moves what names the workspace in the environment, and sources relative files from the side", async () => {
  const outside = freshFolder();
  const there = scene();
  const env = {
    PYTHONPATH: `${there.workspace}/python:${outside}`,
    ENGINE_HOME: there.workspace,
    SIBLING: `${there.workspace}-2`,
  };
  const rig = { ...there.rig, world: { ...there.rig.world, env: { ...there.rig.world.env, ...env } } };
  await prepare({ ...there, rig }, specOf({}), (sides) => {
    const { base, head } = ready(sides);
    expect(base.env).toMatchObject({
      PYTHONPATH: `${base.folder}/python:${outside}`,
      ENGINE_HOME: base.folder,
      SIBLING: env.SIBLING,
    });
    expect(head.env).toMatchObject(env);
  });
});

test("has submodules where the workspace has them, at the commits of the base", async () => {
  const library = join(freshFolder(), "library");
  const old = newRepository(library, { version: "1\n" });
  const there = scene();
  const { workspace } = there;
  git(workspace, "submodule", "--quiet", "add", library, "third/library");
  const base = commit(workspace, {});
  commit(library, { version: "2\n" });
  git(workspace, "submodule", "--quiet", "update", "--remote");
  const head = commit(workspace, {});
  await prepare({ ...there, base, head }, specOf({}), (sides) => {
    const { folder } = ready(sides).base;
    expect(textOf(folder, "third/library/version")).toBe("1\n");
    expect(git(join(folder, "third/library"), "rev-parse", "HEAD")).toBe(old);
    expect(textOf(workspace, "third/library/version")).toBe("2\n");
  });
  expect(worktreesOf(join(workspace, "third/library"))).toEqual([]);

  const bare = join(freshFolder(), "engine");
  git(workspace, "clone", "--quiet", workspace, bare);
  const without = scene();
  const rig = { ...without.rig, world: { ...without.rig.world, cwd: bare } };
  await prepare({ ...without, rig, workspace: bare, base, head }, specOf({}), (sides) => {
    expect(existsSync(join(ready(sides).base.folder, "third/library/version"))).toBe(false);
  });
});

test("fetches a base that a checkout of depth 1 lacks", async () => {
  const there = scene();
  const shallow = join(freshFolder(), "engine");
  git(there.workspace, "clone", "--quiet", "--depth", "1", `file://${there.workspace}`, shallow);
  const rig = { ...there.rig, world: { ...there.rig.world, cwd: shallow } };
  await prepare({ ...there, rig, workspace: shallow }, specOf({}), (sides) => {
    expect(textOf(ready(sides).base.folder, "name")).toBe("base\n");
  });
});

test("gives each side a checkout of the other repositories, at its own pin", async () => {
  const parent = freshFolder();
  const old = newRepository(join(parent, "engine"), { version: "1\n" });
  const young = commit(join(parent, "engine"), { version: "2\n" });
  const workspace = join(parent, "plugin");
  const base = newRepository(workspace, { pin: `${old}\n` });
  const head = commit(workspace, { pin: `${young}\n` });
  const there = scene();
  const rig = {
    ...there.rig,
    world: { ...there.rig.world, cwd: workspace, env: { ...there.rig.world.env, ENGINE: join(parent, "engine") } },
  };
  const plugin = { ...there, rig, workspace, base, head };
  const repository = { name: "engine", path: "../engine" };
  const pinned = specOf({
    repositories: [{ ...repository, commit: { kind: "file", path: "pin" } }],
    setup: 'cat ../engine/version "$ENGINE/version" > built',
  });
  await prepare(plugin, pinned, (sides) => {
    const { folder, facts } = ready(sides).base;
    expect(textOf(folder, "built")).toBe("1\n1\n");
    expect(facts).toMatchObject({ "commit of engine": old, commit: base });
  });
  expect(worktreesOf(join(parent, "engine"))).toEqual([]);

  const same = specOf({ commit: head, repositories: [{ ...repository, commit: { kind: "named", name: old } }] });
  await prepare(plugin, same, (sides) => {
    expect(ready(sides).base.facts).toMatchObject({ "commit of engine": old, commit: head });
  });
  const wrong = specOf({ repositories: [{ ...repository, commit: { kind: "file", path: "no-pin" } }] });
  expect(reasonOf(await prepare(plugin, wrong))).toContain("base.repositories.engine: no-pin names no commit there");
});

/** A job that has installed its workspace into an environment, as a step before the action does. */
function installedJob(there: Scene): Scene {
  const venv = join(freshFolder(), "venv");
  execFileSync("python3", ["-m", "venv", "--without-pip", "--system-site-packages", venv]);
  const install = ["install", "--quiet", "--no-index", "-e", there.workspace];
  execFileSync(join(venv, "bin/python"), ["-m", "pip", ...install]);
  const env = { ...there.rig.world.env, PATH: `${venv}/bin:${process.env["PATH"]}`, VIRTUAL_ENV: venv };
  return { ...there, rig: { ...there.rig, world: { ...there.rig.world, env } } };
}

test("installs the base into an environment of its own, and proves that it is imported from there", async () => {
  const there = installedJob(scene({ base: pythonPackage("base"), head: pythonPackage("head") }));
  await prepare(there, specOf({ setup: "pip install --no-index -e ." }), (sides) => {
    const { base, head } = ready(sides);
    const run = ({ env, folder }: typeof base) =>
      execFileSync("bash", ["-c", "toy"], { env, cwd: folder, encoding: "utf8" });
    expect([run(base), run(head)]).toEqual(["base\n", "head\n"]);
    expect(base.facts["import toy"]).toBe(join(base.folder, "toy/__init__.py"));
    expect(head.facts["import toy"]).toBe(join(there.workspace, "toy/__init__.py"));
  });
});

test("starts the job's own commands with the side's Python, so that they see the side's code", async () => {
  const there = installedJob(scene({ base: pythonPackage("base"), head: pythonPackage("head") }));
  const setup = 'python -c 1; echo "$PWD" > $(echo $VIRTUAL_ENV/lib/python3*)/site-packages/toy.pth';
  await prepare(there, specOf({ setup, proofModules: ["toy"] }), (sides) => {
    const { env, folder } = ready(sides).base;
    expect(execFileSync("bash", ["-c", "toy"], { env, cwd: folder, encoding: "utf8" })).toBe("base\n");
  });
});

test("never takes the head for the base when the set-up installs nothing", async () => {
  const there = installedJob(scene({ base: pythonPackage("base"), head: pythonPackage("head") }));
  const sides = await prepare(there, specOf({ setup: "python -c 1", proofModules: ["toy"] }));
  expect(reasonOf(sides)).toMatch(
    /cannot be told from the other side: it would import toy from .*engine\/toy\/__init__\.py, which is not its own code/,
  );
  const absent = await prepare(there, specOf({ setup: "python -c 1", proofModules: ["nothing_like_it"] }));
  expect(reasonOf(absent)).toMatch(/it cannot import nothing_like_it/);
});

test("does not believe a set-up that checks something else out", async () => {
  const there = scene();
  const sides = await prepare(there, specOf({ setup: `git checkout --quiet ${there.head}` }));
  expect(reasonOf(sides)).toContain(`stands at ${there.head}, not at ${there.base}`);
});

test("rebuilds the head the same way when asked", async () => {
  const there = scene();
  await prepare(there, specOf({ setup: "cp name built", rebuildsHead: true }), (sides) => {
    const { base, head } = ready(sides);
    expect([base, head].map(({ folder }) => textOf(folder, "built"))).toEqual(["base\n", "head\n"]);
    expect(head.folder).not.toBe(there.workspace);
  });
});

/** Debian's package git-lfs, and GitHub's runners, have it. */
const lfs = spawnSync("git", ["lfs", "version"]).status === 0;

test.skipIf(!lfs)("has large files as the workspace has them: the base's own contents, or pointers", async () => {
  const origin = join(freshFolder(), "origin");
  newRepository(origin, { ".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n" });
  git(origin, "lfs", "install", "--local");
  const base = commit(origin, { "weights.bin": "of the base\n" });
  const head = commit(origin, { "weights.bin": "of the head\n" });
  const clonedWith = (skipped: Record<string, string>) => {
    const workspace = join(freshFolder(), "engine");
    git(origin, "clone", "--quiet", "--no-checkout", `file://${origin}`, workspace);
    git(workspace, "lfs", "install", "--local");
    execFileSync("git", ["checkout", "--quiet", "main"], { cwd: workspace, env: { ...process.env, ...skipped } });
    const there = scene();
    return { ...there, workspace, base, head, rig: { ...there.rig, world: { ...there.rig.world, cwd: workspace } } };
  };
  const whole = clonedWith({});
  expect(textOf(whole.workspace, "weights.bin")).toBe("of the head\n");
  await prepare(whole, specOf({}), (sides) => {
    expect(textOf(ready(sides).base.folder, "weights.bin")).toBe("of the base\n");
  });
  await prepare(clonedWith({ GIT_LFS_SKIP_SMUDGE: "1" }), specOf({}), (sides) => {
    expect(textOf(ready(sides).base.folder, "weights.bin")).toMatch(/^version https:\/\/git-lfs/);
  });
});

test("leaves somebody else's worktree of the base alone, and forgets a lost one of an earlier run", async () => {
  const there = scene();
  const theirs = join(freshFolder(), "theirs");
  const lost = join(freshFolder(), "llm-perf-gate-sides", "run-base", "engine");
  for (const folder of [theirs, lost])
    git(there.workspace, "worktree", "add", "--detach", "--quiet", folder, there.base);
  rmSync(lost, { recursive: true });
  const seen: Sides[] = [];
  // Its last look finds a worktree, which is not ours.
  const ended = prepare(there, specOf({ setup: "cp name built" }), (sides) => {
    expect(textOf(ready(sides).base.folder, "built")).toBe("base\n");
    seen.push(sides);
  });
  await expect(ended).rejects.toThrow(theirs);
  expect(seen).toHaveLength(1);
  expect(worktreesOf(there.workspace)).toEqual([theirs]);
  expect(textOf(theirs, "name")).toBe("base\n");
});

test("says that the disk was full during the set-up", async () => {
  const sides = await prepare(scene(), specOf({ setup: "cat name > /dev/full" }));
  expect(reasonOf(sides)).toMatch(/does not build: base\.setup ended with exit code 1 .*No space left on device/);
});

/** A `podman` on the PATH that has one image, and cannot pull any other. */
function withPodman(): Scene {
  const there = scene();
  const bin = freshFolder();
  const has = 'case "$*" in "image inspect --format {{.Id}} old:1") echo sha256:1;; *) exit 125;; esac';
  writeFileSync(join(bin, "podman"), `#!/bin/bash\n${has}\n`, { mode: 0o755 });
  const env = { ...there.rig.world.env, PATH: `${bin}:${process.env["PATH"]}` };
  return { ...there, rig: { ...there.rig, world: { ...there.rig.world, env } } };
}

const imageSpec = (image: string) => ({ code: { kind: "image", image } }) as const;
const inOld = { container: { program: "podman", image: "old:1", devices: [], mounts: [], options: [] } } as const;

test("runs the base in an image that is there, and records its id", async () => {
  const elsewhere = { container: { ...inOld.container, image: "other:1" } };
  const servers = { toy: serverSpec([], elsewhere) };
  await prepare(
    withPodman(),
    imageSpec("old:1"),
    (sides) => {
      const { base } = ready(sides);
      expect(base).toMatchObject({ facts: { "podman image": "sha256:1" }, server: { kind: "image", image: "old:1" } });
      expect(base.code).toBeUndefined();
    },
    servers,
  );
});

test("refuses an image that cannot be had, that the head runs in already, or that nobody can start a server in", async () => {
  const reason = async (image: string, toy: ServerSpec) =>
    reasonOf(await prepare(withPodman(), imageSpec(image), undefined, { toy }));
  expect(await reason("new:1", serverSpec([], inOld))).toContain(
    "base.image: podman has no image new:1, and cannot pull it",
  );
  expect(await reason("old:1", serverSpec([], inOld))).toContain(
    "old:1 is the very image that the server toy runs in already",
  );
  const external = serverSpec([], { engine: "external", url: "http://127.0.0.1:1" });
  expect(await reason("old:1", external)).toContain("the server toy is up already, and runs in no image of ours");
});

test("takes a Python environment that somebody has made, where it has what must be imported", async () => {
  const plain = scene({ head: { "toy.py": "" } });
  const env = { ...plain.rig.world.env, PYTHONPATH: plain.workspace };
  const there = { ...plain, rig: { ...plain.rig, world: { ...plain.rig.world, env } } };
  const venv = join(freshFolder(), "base");
  execFileSync("python3", ["-m", "venv", "--without-pip", venv]);
  const [library = ""] = readdirSync(join(venv, "lib"));
  writeFileSync(join(venv, "lib", library, "site-packages", "toy.py"), "");
  const spec = (path: string, module: string) =>
    ({ code: { kind: "environment", path }, proofModules: [module] }) as const;
  await prepare(there, spec(venv, "toy"), (sides) => {
    const { base } = ready(sides);
    expect(base.env["PATH"]).toMatch(new RegExp(`^${venv}/bin:`));
    expect(base.facts).toMatchObject({ environment: venv, "import toy": expect.stringContaining(`${venv}/lib`) });
  });
  expect(reasonOf(await prepare(there, spec(venv, "nothing_like_it")))).toContain("it cannot import nothing_like_it");
  expect(reasonOf(await prepare(there, spec("no-such-venv", "toy")))).toContain(
    "base.env: there is no Python environment",
  );
});

test("takes servers that are up already, by name, and says which one has no address", async () => {
  const servers = { toy: serverSpec(), other: serverSpec([], { name: "other" }) };
  const at = (urls: string | Record<string, string>) => ({ code: { kind: "urls", urls } }) as const;
  await prepare(
    scene(),
    at("http://127.0.0.1:81/"),
    (sides) => {
      const urls = { toy: "http://127.0.0.1:81", other: "http://127.0.0.1:81" };
      expect(ready(sides).base.server).toEqual({ kind: "urls", urls });
    },
    servers,
  );
  const one = await prepare(scene(), at({ toy: "http://127.0.0.1:81" }), undefined, servers);
  expect(reasonOf(one)).toContain("base.url: there is no address for the server other");
});
