import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ledgerPath, openLedger } from "../../src/run/ledger.ts";
import { lockDevices } from "../../src/run/lock.ts";
import { freeLock } from "../../src/run/lock-file.ts";
import { bootId, processOf } from "../../src/run/process-table.ts";
import { program } from "./parts.ts";
import { locksIn, readJson, rigWorld } from "./rig.ts";

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const ledgerIn = (folder: string) => openLedger(ledgerPath(folder));
const lockIn = (folder: string, device: string) => join(folder, `llm-perf-gate-${device}.lock`);

/** Another process that holds a lock. */
async function rival(path: string) {
  const child = spawn(process.execPath, ["--import", "tsx", program("hold-lock.mts"), path], { stdio: "pipe" });
  const [said] = await once(child.stdout, "data");
  expect(String(said)).toBe("held\n");
  return {
    pid: child.pid,
    end: async () => {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}

test("holds one lock a device, with its process in it, and frees them all", async () => {
  const { world } = rigWorld();
  const { cwd } = world;
  {
    await using _lock = await lockDevices({ devices: ["1", "0"], ledger: ledgerIn(cwd) }, world);
    expect([...locksIn(cwd)].sort()).toEqual(["llm-perf-gate-0.lock", "llm-perf-gate-1.lock", "processes.json"]);
    const { pid, start } = readJson(lockIn(cwd, "0"));
    expect({ pid, start }).toEqual({ pid: process.pid, start: processOf(process.pid)?.start });
  }
  expect(locksIn(cwd)).toEqual([]);
});

test.each([
  ["the same device", "0", "0"],
  ["all devices", "all", "0"],
  ["one of the devices", "0", "all"],
])("waits, and says for whom, while another job holds %s", async (_what, theirs, ours) => {
  const { world, seen, lines } = rigWorld();
  const other = await rival(lockIn(world.cwd, theirs));
  const waiting = lockDevices({ devices: [ours], ledger: ledgerIn(world.cwd) }, world);
  await seen(new RegExp(`is measured on by process ${other.pid} since `));
  await other.end();
  await (await waiting)[Symbol.asyncDispose]();
  expect(lines.length).toBeGreaterThan(0);
  expect(existsSync(lockIn(world.cwd, ours))).toBe(false);
});

test("lets jobs on other devices pass", async () => {
  const { world, lines } = rigWorld();
  const other = await rival(lockIn(world.cwd, "0"));
  await using _lock = await lockDevices({ devices: ["1"], ledger: ledgerIn(world.cwd) }, world);
  expect(lines).toEqual([]);
  await other.end();
});

test.each([
  ["is gone", { pid: 2 ** 22, start: 5, boot: bootId() }],
  ["is another process with the same number", { pid: process.ppid, start: 5, boot: bootId() }],
  ["was before the last boot", { pid: process.ppid, start: processOf(process.ppid)?.start ?? 0, boot: "another" }],
])("takes over a lock whose holder %s", async (_what, holder) => {
  const { world, lines } = rigWorld();
  writeFileSync(lockIn(world.cwd, "all"), JSON.stringify({ ...holder, since: "2026-01-01T00:00:00Z" }));
  await using _lock = await lockDevices({ devices: ["all"], ledger: ledgerIn(world.cwd) }, world);
  expect(readJson(lockIn(world.cwd, "all")).pid).toBe(process.pid);
  expect(lines).toEqual([]);
});

test("gives up at the deadline, and leaves nothing of its own", async () => {
  const { world } = rigWorld();
  const other = await rival(lockIn(world.cwd, "1"));
  const waiting = lockDevices({ devices: ["0", "1"], ledger: ledgerIn(world.cwd), deadline: Date.now() }, world);
  await expect(waiting).rejects.toThrow(/device 1 is measured on by process \d+ .*the budget is spent/);
  expect(locksIn(world.cwd)).toEqual(["llm-perf-gate-1.lock"]);
  expect(freeLock(lockIn(world.cwd, "1"))).toBe(false);
  await other.end();
  expect(freeLock(lockIn(world.cwd, "1"))).toBe(true);
});

test("stops waiting when the run is cancelled", async () => {
  const { world, cancel, seen } = rigWorld();
  const other = await rival(lockIn(world.cwd, "all"));
  const waiting = lockDevices({ devices: ["all"], ledger: ledgerIn(world.cwd) }, world);
  const refused = expect(waiting).rejects.toThrow("cancelled by SIGTERM");
  await seen(/is measured on/);
  cancel("SIGTERM");
  await refused;
  await other.end();
  expect(locksIn(world.cwd)).toEqual(["llm-perf-gate-all.lock"]);
});
