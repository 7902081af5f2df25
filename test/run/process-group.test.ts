import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ledgerPath, openLedger } from "../../src/run/ledger.ts";
import { startGroup } from "../../src/run/process-group.ts";
import { program } from "./parts.ts";
import { leftBy, locksIn, readJson, rigWorld, until } from "./rig.ts";

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

function start(argv: readonly string[]) {
  const rig = rigWorld();
  const { world } = rig;
  const log = join(world.cwd, "log");
  const command = { argv, env: { RUN_TEST_WORLD: world.cwd }, cwd: world.cwd, stdout: log, stderr: log };
  const ledger = openLedger(ledgerPath(world.cwd));
  const group = startGroup(command, { ledger, signal: world.signal, log: world.log });
  return { ...rig, log, group, up: () => until(() => readFileSync(log, "utf8").includes("serving")) };
}

const serve = (...flags: readonly string[]) => [process.execPath, program("serve.mjs"), "0", ...flags];

test("tells how a command ended, and keeps what it printed", async () => {
  const { group, log } = start([process.execPath, program("die.mjs"), "3", "no such device"]);
  expect(await (await group).exited).toEqual({ code: 3, signal: null });
  expect(readFileSync(log, "utf8")).toBe("no such device\n");
});

test("names a command that is not there", async () => {
  await expect(start(["no-such-engine", "serve"]).group).rejects.toThrow(/cannot start no-such-engine: .*ENOENT/);
});

test("is in the ledger while it runs, and not afterwards", async () => {
  const { group, up, world } = start(serve());
  const running = await group;
  await up();
  expect(readJson(ledgerPath(world.cwd)).groups).toHaveLength(1);
  await running.stop();
  expect(locksIn(world.cwd)).toEqual([]);
});

test("takes grandchildren down with it, inside the group and outside of it", async () => {
  const { group, up, world } = start(serve("grandchild", "stray"));
  const running = await group;
  await up();
  await until(() => leftBy(world).length === 3);
  await running.stop();
  await expect.poll(() => leftBy(world)).toEqual([]);
});

test("takes grandchildren down when the leader dies by itself, those outside of its session too", async () => {
  const { group, up, world } = start(serve("grandchild", "stray"));
  const running = await group;
  await up();
  await until(() => leftBy(world).length === 3);
  process.kill(readJson(ledgerPath(world.cwd)).groups[0].group, "SIGKILL");
  expect(await running.exited).toEqual({ code: null, signal: "SIGKILL" });
  await running.stop();
  await expect.poll(() => leftBy(world)).toEqual([]);
});

test("does not take a swallowed SIGTERM for an answer, and hurries when the run is cancelled", async () => {
  const { group, up, world, log, cancel } = start(serve("swallow-sigterm", "grandchild"));
  const running = await group;
  await up();
  const stopped = running.stop();
  await until(() => readFileSync(log, "utf8").includes("SIGTERM swallowed"));
  cancel("SIGINT");
  await stopped;
  await expect.poll(() => leftBy(world)).toEqual([]);
});

test("starts nothing once the run is cancelled", async () => {
  const rig = rigWorld();
  rig.cancel("SIGINT");
  const { world } = rig;
  const command = { argv: serve(), env: {}, cwd: world.cwd, stdout: "/dev/null", stderr: "/dev/null" };
  const site = { ledger: openLedger(ledgerPath(world.cwd)), signal: world.signal, log: world.log };
  await expect(startGroup(command, site)).rejects.toThrow("cancelled by SIGINT");
});
