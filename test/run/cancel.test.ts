import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { runPlan } from "../../src/run/run.ts";
import { equipment, program } from "./parts.ts";
import { leftBy, locksIn, planOf, readJson, recordsOn, requestOf, rigWorld, serverSpec, testSpec } from "./rig.ts";

/** GitHub's runner sends SIGTERM 7.5 s after SIGINT. https://github.com/actions/runner, ProcessInvoker.cs */
const UNTIL_SIGTERM_MS = 7_500;

vi.setConfig({ testTimeout: 30_000 });

/** Cancels a run as soon as a line or status tells the stage, and looks at what is left. */
async function cancelAt(stage: RegExp, plan: ReturnType<typeof planOf>) {
  const rig = rigWorld();
  const request = requestOf(plan);
  const running = runPlan(request, rig.world, equipment());
  const ended = expect(running).rejects.toMatchObject({ name: "AbortError", message: "cancelled by SIGINT" });
  await rig.seen(stage);
  rig.cancel("SIGINT");
  const late = sleep(UNTIL_SIGTERM_MS, "SIGTERM comes", { ref: false });
  expect(await Promise.race([ended.then(() => "ended"), late])).toBe("ended");
  expect(leftBy(rig.world)).toEqual([]);
  expect(locksIn(rig.world.cwd)).toEqual([]);
  expect(locksIn(request.folder)).toEqual([]);
  const header = readJson(request.folder, "session.json");
  expect(header).toMatchObject({ complete: false, notes: expect.arrayContaining(["cancelled by SIGINT"]) });
  return recordsOn(request.folder).map(({ trial }) => trial);
}

test("leaves nothing behind when it is cancelled while a server loads and swallows SIGTERM", async () => {
  const server = serverSpec(["swallow-sigterm", "grandchild", "delay=60000"]);
  expect(await cancelAt(/starting toy#0 .* serving on/, planOf({ test: testSpec("a"), server }))).toEqual([]);
});

test("keeps the finished records when it is cancelled during a trial, and stops tool and server together", async () => {
  const server = serverSpec(["swallow-sigterm", "grandchild"]);
  const plan = planOf(
    { test: testSpec("a"), server },
    { test: testSpec("b", { stuck: "", "swallow-sigterm": "", grandchild: "" }), server },
  );
  expect(await cancelAt(/trial 2\/2 .* requests 3\/10/, plan)).toEqual(["a-r0"]);
});

test("keeps the finished records when it is cancelled between trials", async () => {
  expect(await cancelAt(/a-r1: valid/, planOf({ test: testSpec("a"), repeats: 50 }))).toEqual(
    expect.arrayContaining(["a-r0", "a-r1"]),
  );
});

test("keeps the finished records when it is cancelled during an offline test", async () => {
  const plan = planOf({ test: testSpec("a") }, { test: testSpec("b", { stuck: "", grandchild: "" }) });
  expect(await cancelAt(/requests 3\/10/, plan)).toEqual(["a-r0"]);
});

test("ends at once when it is cancelled while it waits for the devices", async () => {
  const rig = rigWorld();
  const lock = join(rig.world.cwd, "llm-perf-gate-all.lock");
  const rival = spawn(process.execPath, ["--import", "tsx", program("hold-lock.mts"), lock], { stdio: "pipe" });
  await once(rival.stdout, "data");
  const request = requestOf(planOf({ test: testSpec("a"), server: serverSpec() }));
  const ended = expect(runPlan(request, rig.world, equipment())).rejects.toThrow("cancelled by SIGTERM");
  await rig.seen(/this machine is measured on by process/);
  rig.cancel("SIGTERM");
  await ended;
  expect(readJson(request.folder, "session.json").complete).toBe(false);
  expect(locksIn(rig.world.cwd)).toEqual(["llm-perf-gate-all.lock"]);
  rival.stdin.end();
  await once(rival, "exit");
});

test("starts nothing when it is cancelled before it begins", async () => {
  const rig = rigWorld();
  const envFile = join(rig.world.cwd, "slow.sh");
  writeFileSync(envFile, "export A=1");
  const request = requestOf(planOf({ test: testSpec("a") }), { config: { envFrom: [envFile] } });
  rig.cancel("SIGINT");
  await expect(runPlan(request, rig.world, equipment())).rejects.toMatchObject({ name: "AbortError" });
  expect(leftBy(rig.world)).toEqual([]);
});
