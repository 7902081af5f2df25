import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { cleanUp } from "../../src/run/clean-up.ts";
import { ledgerPath, openLedger, RUN_VARIABLE } from "../../src/run/ledger.ts";
import { takeDownAbandoned } from "../../src/run/lock.ts";
import { bootId, processOf } from "../../src/run/process-table.ts";
import { runPlan } from "../../src/run/run.ts";
import { freshFolder } from "./fresh-folder.ts";
import { equipment, program } from "./parts.ts";
import {
  leftBy,
  locksIn,
  planOf,
  readJson,
  recordsOn,
  requestOf,
  rigWorld,
  serverSpec,
  testSpec,
  until,
} from "./rig.ts";

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const STUCK = { stuck: "", grandchild: "" };

/** A run in a process of its own, killed while its second trial runs. */
async function killedRun() {
  const { world } = rigWorld();
  const server = serverSpec(["swallow-sigterm", "grandchild"]);
  const request = requestOf(planOf({ test: testSpec("a"), server }, { test: testSpec("b", STUCK), server }));
  const file = join(world.cwd, "request.json");
  writeFileSync(file, JSON.stringify({ request, env: world.env, cwd: world.cwd }));
  const run = spawn(process.execPath, ["--import", "tsx", program("run-plan.mts"), file], { stdio: "inherit" });
  const ledger = ledgerPath(request.folder);
  // Leaders and grandchildren of the server and of the tool; the ledger has seen them after a second.
  await until(() => leftBy(world).length === 4 && groupsIn(ledger).every(({ members }) => members.length === 2));
  run.kill("SIGKILL");
  await once(run, "exit");
  return { world, request, ledger };
}

function groupsIn(ledger: string): readonly { readonly group: number; readonly members: readonly unknown[] }[] {
  try {
    return readJson(ledger).groups;
  } catch {
    return [];
  }
}

test("takes down what a killed run left in another folder, when the next run wants its device", async () => {
  const { world } = await killedRun();
  const next = rigWorld({ cwd: world.cwd });
  await takeDownAbandoned(next.world);
  await expect.poll(() => leftBy(world)).toEqual([]);
  expect(locksIn(world.cwd)).toEqual([]);
  expect(next.lines.filter((line) => line.startsWith("a run was killed here: stopped the process group"))).toHaveLength(
    2,
  );
});

test("takes down what a killed run left, and frees its lock", async () => {
  const { world, request, ledger } = await killedRun();
  expect(leftBy(world)).toHaveLength(4);
  expect(locksIn(world.cwd)).toEqual(["llm-perf-gate-all.lock"]);

  const done = await cleanUp(ledger);
  expect(done).toHaveLength(3);
  await expect.poll(() => leftBy(world)).toEqual([]);
  expect([...locksIn(world.cwd), ...locksIn(request.folder)]).toEqual([]);
  expect(recordsOn(request.folder).map(({ trial }) => trial)).toEqual(["a-r0"]);
  expect(readJson(request.folder, "session.json").complete).toBe(false);
  expect(await cleanUp(ledger)).toEqual([]);
});

test("knows grandchildren as its own when their leader was killed too, and is cleaned up by the next run", async () => {
  const { world, request, ledger } = await killedRun();
  for (const { group } of groupsIn(ledger)) process.kill(group, "SIGKILL");
  await until(() => leftBy(world).length === 2);

  const plan = planOf({ test: testSpec("a") });
  const rig = rigWorld({ cwd: world.cwd });
  const session = await runPlan({ ...request, plan, already: recordsOn(request.folder) }, rig.world, equipment());
  expect(rig.lines.join("\n")).toMatch(/stopped the process group \d+ that the run left behind/);
  expect(session.complete).toBe(true);
  await expect.poll(() => leftBy(world)).toEqual([]);
});

test("never touches a process that only has the number of one of ours", async () => {
  const bystander = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" });
  const pid = bystander.pid ?? 0;
  const start = processOf(pid)?.start ?? 0;
  const ledger = ledgerPath(freshFolder());
  const left = { owner: { pid: 2 ** 22, start: 1 }, run: randomUUID(), locks: [] };
  const write = (boot: string, seenStart: number) =>
    writeFileSync(
      ledger,
      JSON.stringify({ ...left, boot, groups: [{ group: pid, members: [{ pid, start: seenStart }] }] }),
    );

  write(bootId(), start + 1);
  expect(await cleanUp(ledger)).toEqual([]);
  write("another boot", start);
  expect(await cleanUp(ledger)).toEqual([]);
  expect(processOf(pid)?.zombie).toBe(false);

  write(bootId(), start);
  expect(await cleanUp(ledger)).toHaveLength(1);
  await until(() => bystander.exitCode !== null || bystander.signalCode !== null);
});

test("knows what the run started but could not write down any more, and nobody else's", async () => {
  const run = randomUUID();
  const [ours, other] = [run, randomUUID()].map((mark) => {
    const env = { PATH: process.env["PATH"], [RUN_VARIABLE]: mark };
    return spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore", env });
  });
  const ledger = ledgerPath(freshFolder());
  const owner = { pid: 2 ** 22, start: 1 };
  writeFileSync(ledger, JSON.stringify({ boot: bootId(), owner, run, groups: [], locks: [] }));
  expect(await cleanUp(ledger)).toEqual([`stopped the process group ${ours?.pid} that the run left behind`]);
  await until(() => ours?.exitCode !== null || ours.signalCode !== null);
  expect(processOf(other?.pid ?? 0)?.zombie).toBe(false);
  other?.kill("SIGKILL");
});

test("lets a run that still lives be", async () => {
  const ledger = ledgerPath(freshFolder());
  const parent = processOf(process.ppid);
  const owner = { pid: process.ppid, start: parent?.start };
  writeFileSync(ledger, JSON.stringify({ boot: bootId(), owner, run: randomUUID(), groups: [], locks: [] }));
  await expect(cleanUp(ledger)).rejects.toThrow(`process ${process.ppid} is measuring into this folder`);
});

test("has nothing to do after a run that ended by itself, or where the ledger is no ledger", async () => {
  const folder = freshFolder();
  const ledger = openLedger(ledgerPath(folder));
  ledger.noteLock(join(folder, "a.lock"));
  expect(locksIn(folder)).toEqual(["processes.json"]);
  ledger.dropLock(join(folder, "a.lock"));
  expect(locksIn(folder)).toEqual([]);
  expect(await cleanUp(ledgerPath(folder))).toEqual([]);
  writeFileSync(ledgerPath(folder), '{"groups":[{"group":1,"members":[]}]}');
  expect(await cleanUp(ledgerPath(folder))).toEqual([]);
});
