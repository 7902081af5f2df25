import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { SideCode } from "../../../src/model/side.ts";
import { proveServer } from "../../../src/run/sides/prove-server.ts";
import { mappedFiles } from "../../../src/run/sides/running-code.ts";
import { freshFolder } from "../fresh-folder.ts";

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** A compiled library of Python's own, which stands for an engine's. */
const LIBRARY = execFileSync("python3", ["-c", "import _json; print(_json.__file__)"], { encoding: "utf8" }).trim();

const SERVER = "import ctypes, sys, time, toy\nctypes.CDLL(sys.argv[1])\nprint('ready', flush=True)\ntime.sleep(60)";

/** A folder with a Python module and a compiled library. */
function codeOf(modules: readonly string[], installed = false): SideCode {
  const folder = realpathSync(freshFolder());
  mkdirSync(join(folder, "toy"));
  writeFileSync(join(folder, "toy", "__init__.py"), "");
  copyFileSync(LIBRARY, join(folder, "engine.so"));
  return { roots: [folder], modules, installed };
}

const rootOf = ({ roots: [root = ""] }: SideCode) => root;

/** A Python that imports from one folder and has loaded the library of another. @returns its process group. */
async function serve(imports: SideCode, library: SideCode): Promise<number> {
  const child = spawn("python3", ["-c", SERVER, join(rootOf(library), "engine.so")], {
    cwd: freshFolder(),
    env: { PATH: process.env["PATH"] ?? "", PYTHONPATH: rootOf(imports) },
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const group = child.pid ?? 0;
  onTestFinished(() => {
    process.kill(-group, "SIGKILL");
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  return group;
}

const signal = new AbortController().signal;

test("proves a server by what its own Python imports and by the digests of what it has loaded", async () => {
  const [base, head] = [codeOf(["toy"]), codeOf(["toy"], true)];
  const group = await serve(base, base);
  const proof = await proveServer({ group, side: { variant: "base", code: base }, others: [head], signal });
  const digest = createHash("sha256").update(readFileSync(LIBRARY)).digest("hex");
  expect(proof).toEqual({
    state: "proved",
    facts: { "import toy": join(rootOf(base), "toy/__init__.py"), "library engine.so": `sha256:${digest}` },
  });
});

test("refuses a base that imports the head's code, or has loaded its library", async () => {
  const [base, head] = [codeOf(["toy"]), codeOf(["toy"], true)];
  const side = { variant: "base", code: base };
  expect(await proveServer({ group: await serve(head, base), side, others: [head], signal })).toEqual({
    state: "refuted",
    reason: `the base's server does not run its own code: it would import toy from ${rootOf(head)}/toy/__init__.py, which is not its own code (${rootOf(base)})`,
  });
  expect(await proveServer({ group: await serve(base, head), side, others: [head], signal })).toEqual({
    state: "refuted",
    reason: `the base's server runs ${rootOf(head)}/engine.so, which is another side's code`,
  });
});

test("lets the head's code lie anywhere but in the base's folders", async () => {
  const [base, workspace, installed] = [codeOf(["toy"]), codeOf(["toy"], true), codeOf([])];
  const side = { variant: "head", code: workspace };
  expect(await proveServer({ group: await serve(installed, installed), side, others: [base], signal })).toMatchObject({
    state: "proved",
    facts: { "import toy": join(rootOf(installed), "toy/__init__.py") },
  });
  expect(await proveServer({ group: await serve(base, workspace), side, others: [base], signal })).toMatchObject({
    state: "refuted",
  });
});

test("refuses a server without any Python where a module has to be imported", async () => {
  const base = codeOf(["toy"]);
  const child = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
  const group = child.pid ?? 0;
  onTestFinished(() => {
    process.kill(-group, "SIGKILL");
  });
  expect(await proveServer({ group, side: { variant: "base", code: base }, others: [], signal })).toMatchObject({
    reason: "the base's server does not run its own code: none of its processes is a Python that could import toy",
  });
});

test("reads the files of a process's memory map", () => {
  const maps = `55d0a6e00000-55d0a6e2f000 r--p 00000000 08:01 1311 /usr/bin/a program (deleted)
7f2c40000000-7f2c40021000 rw-p 00000000 00:00 0
7f2c4a400000-7f2c4a600000 r-xp 00001000 08:01 1422                       /usr/lib/libc.so.6
7f2c4a600000-7f2c4a700000 rw-p 00002000 08:01 1422                       /usr/lib/libc.so.6
7ffd1c5e0000-7ffd1c601000 rw-p 00000000 00:00 0                          [stack]
`;
  expect(mappedFiles(maps)).toEqual(["/usr/bin/a program", "/usr/lib/libc.so.6"]);
});
