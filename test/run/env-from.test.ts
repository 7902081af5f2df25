import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sourceEnvironment } from "../../src/run/env-from.ts";
import { processOf } from "../../src/run/process-table.ts";
import { freshFolder } from "./fresh-folder.ts";
import { until } from "./rig.ts";

const BEFORE = { PATH: process.env["PATH"] ?? "", KEPT: "1", REMOVED: "1" };

function source(files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = BEFORE) {
  const cwd = freshFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return sourceEnvironment({ files: Object.keys(files), env, cwd, signal: new AbortController().signal });
}

test("hands on what the files change, in their order, and nothing of the shell's own", async () => {
  const env = await source({
    "first.sh": 'echo noise; export HOME_OF_TOOLKIT="/opt/a b"; unset REMOVED; not_exported=1',
    "second.sh": 'export LINES_TOO="$HOME_OF_TOOLKIT\nsecond"; export PATH="/opt/bin:$PATH"',
  });
  expect(env).toEqual({
    KEPT: "1",
    HOME_OF_TOOLKIT: "/opt/a b",
    LINES_TOO: "/opt/a b\nsecond",
    PATH: `/opt/bin:${BEFORE.PATH}`,
  });
});

test("changes nothing when there is nothing to source", async () => {
  expect(await source({})).toBe(BEFORE);
});

test("keeps the runner's channels out even when a file sets them", async () => {
  expect(await source({ "set.sh": "export GITHUB_TOKEN=t INPUT_X=1" })).toEqual(BEFORE);
});

test.each([
  ["that returns an error", "echo no driver >&2; return 3", /sourcing .*bad\.sh failed \(exit code 3\): no driver/],
  ["that ends the shell", "echo bye >&2; exit 0", /sourcing .*bad\.sh failed \(it ended the shell\): bye/],
  ["that bash cannot parse", "if then", /sourcing .*bad\.sh failed \(exit code \d+\): .*syntax error/],
])("names the file %s, and what it said", async (_what, text, message) => {
  await expect(source({ "good.sh": "export A=1", "bad.sh": text })).rejects.toThrow(message);
});

test("names a file that is not there", async () => {
  const missing = sourceEnvironment({
    files: ["/nowhere/set_env.sh"],
    env: BEFORE,
    cwd: "/",
    signal: new AbortController().signal,
  });
  await expect(missing).rejects.toThrow(/\/nowhere\/set_env\.sh failed .*No such file/);
});

test("ends with everything that a hanging file has started when the run is cancelled", async () => {
  const cwd = freshFolder();
  writeFileSync(join(cwd, "hang.sh"), `sleep 300 & echo $! > ${cwd}/pid.part; mv ${cwd}/pid.part ${cwd}/pid; wait`);
  const stopped = new AbortController();
  const sourced = sourceEnvironment({ files: ["hang.sh"], env: BEFORE, cwd, signal: stopped.signal });
  const ended = expect(sourced).rejects.toThrow("cancelled by SIGINT");
  await until(() => existsSync(join(cwd, "pid")));
  stopped.abort("SIGINT");
  await ended;
  const child = processOf(Number(readFileSync(join(cwd, "pid"), "utf8")));
  expect(child === undefined || child.zombie).toBe(true);
});
