import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { TrialRecord } from "../../src/model/record.ts";
import { type RunRequest, runPlan } from "../../src/run/run.ts";
import { freshFolder } from "./fresh-folder.ts";
import { equipment, program } from "./parts.ts";
import { leftBy, locksIn, planOf, readJson, recordsOn, requestOf, rigWorld, serverSpec, testSpec } from "./rig.ts";

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** Runs, and holds every run to the promise that nothing is left behind. */
async function run(request: RunRequest, rig = rigWorld(), parts = equipment()) {
  try {
    return await runPlan(request, rig.world, parts);
  } finally {
    expect(leftBy(rig.world)).toEqual([]);
    expect(locksIn(rig.world.cwd)).toEqual([]);
    expect(locksIn(request.folder)).toEqual([]);
  }
}

const stateOf = ({ validity }: TrialRecord) => validity.state;
const reasonsOf = ({ validity }: TrialRecord) => (validity.state === "invalid" ? validity.reasons.join("\n") : "");

test("measures serving and offline tests into one session folder", async () => {
  const rig = rigWorld();
  const request = requestOf(
    planOf({ test: testSpec("a"), server: serverSpec(), repeats: 2 }, { test: testSpec("offline") }),
  );
  const session = await run(request, rig);

  expect(session).toMatchObject({ complete: true, notes: [], expectedCells: ["a/qps=inf", "offline"] });
  const header = readJson(request.folder, "session.json");
  expect({ ...header, records: session.records }).toEqual(session);
  expect(recordsOn(request.folder)).toEqual(session.records);
  expect(header.environment.subject).toEqual({ "server toy": "command 9.8.7" });

  const [first, second, offline] = session.records;
  expect(first).toMatchObject({ trial: "a-r0", cell: "a/qps=inf", repeat: 0, metrics: { output_throughput: 100 } });
  expect(first?.server).toMatchObject({ name: "toy", start: "toy#0" });
  expect(second?.server?.start).toBe(first?.server?.start);
  expect(offline?.server).toBeUndefined();
  expect(first?.raw).toEqual([
    "raw/a-r0/result.json",
    "raw/a-r0/spec.json",
    "raw/a-r0/stderr.txt",
    "raw/a-r0/stdout.txt",
    "raw/servers/toy#0.log",
  ]);
  expect(readFileSync(join(request.folder, "requests/a-r0.bin"), "utf8")).toBe("columns");
  const log = readFileSync(join(request.folder, "raw/servers/toy#0.log"), "utf8");
  expect(log.match(/prefix cache reset/g)).toHaveLength(2);
  expect(rig.lines).toContain("server toy (command): 2 trials of 1 cell");
  expect(rig.statuses.join("\n")).toMatch(/trial 1\/3 a\/qps=inf repeat 1/);
});

test("starts a server once for neighbours, and again for another configuration or round", async () => {
  const other = serverSpec(["delay=10"], { name: "other" });
  const plan = planOf(
    { test: testSpec("a"), server: serverSpec() },
    { test: testSpec("b"), server: serverSpec([], { name: "the same under another name" }) },
    { test: testSpec("c"), server: other },
    { test: testSpec("d"), server: serverSpec(), round: 1 },
  );
  const session = await run(requestOf(plan));
  expect(session.records.map(({ server }) => server?.start)).toEqual(["toy#0", "toy#0", "other#0", "toy#1"]);
});

test("notes that a server lists another model than requests name", async () => {
  const plan = planOf({ test: testSpec("a"), server: serverSpec([], { model: "another" }) });
  const { notes } = await run(requestOf(plan));
  expect(notes.join("\n")).toMatch("server toy lists toy, not the model another that requests name");
  const same = planOf({ test: testSpec("a"), server: serverSpec([], { model: "toy" }) });
  expect((await run(requestOf(same))).notes.join("\n")).not.toMatch("lists toy");
});

test("gives children the sourced environment and the test's own, and no token", async () => {
  const envFile = program("set-env.sh");
  const rig = rigWorld({ env: { GITHUB_TOKEN: "secret", RUNNER_TRACKING_ID: "github_1" } });
  const plan = planOf({ test: testSpec("a", {}, { env: { OF_THE_TEST: "2" } }) });
  const request = requestOf(plan, { config: { envFrom: [envFile] } });
  await run(request, rig);
  const { env } = readJson(request.folder, "raw/a-r0/result.json");
  expect(env).toMatchObject({ OF_THE_FILE: "1", OF_THE_TEST: "2", RUNNER_TRACKING_ID: "github_1" });
  expect(env.GITHUB_TOKEN).toBeUndefined();
});

test.each([
  ["prints nothing and ends with 0", { silent: "" }, /holds no result|is no result of this tool|empty/],
  ["leaves an empty file", { empty: "" }, /result\.json is empty: the tool measured nothing/],
  ["leaves a truncated file", { truncated: "" }, /the result cannot be read: /],
  ["reports what is not a number", { nan: "" }, /output_throughput is Infinity/],
  ["crashes", { crash: "" }, /built-in ended with exit code 1; last lines: Traceback: no such tokenizer/],
])("calls a trial invalid whose tool %s, and measures it three times at most", async (_what, args, reason) => {
  const request = requestOf(planOf({ test: testSpec("a", args) }, { test: testSpec("b") }));
  const session = await run(request);
  const [broken, fine] = session.records;
  expect(broken && reasonsOf(broken)).toMatch(reason);
  expect(fine && stateOf(fine)).toBe("valid");
  expect(session.complete).toBe(true);
  const kept = readdirSync(join(request.folder, "raw/a-r0"));
  expect(kept).toEqual(expect.arrayContaining(["record-1.json", "record-2.json", "attempt-2", "attempt-3"]));
  expect(kept).not.toContain("attempt-4");
  // As JSON has no infinity, it must not come back as null either.
  expect(readJson(request.folder, "records/a-r0.json")).toEqual(broken);
});

test("measures once what its tool refuses, with the line that says why, wherever it was printed", async () => {
  const request = requestOf(planOf({ test: testSpec("a", { refuses: "" }) }, { test: testSpec("b") }));
  const [refused] = (await run(request)).records;
  expect(refused && reasonsOf(refused)).toMatch("ended with exit code 2: Error: No such option: --rate; last lines: ");
  expect(readdirSync(join(request.folder, "raw/a-r0"))).not.toContain("attempt-2");
});

test("believes a tool that counts every request as failed and ends with a code that says so", async () => {
  const test = testSpec("a", { exits: 1 }, { prompts: 4 });
  const session = await run(requestOf(planOf({ test, server: serverSpec(["fail"]) })));
  expect(session.records.map(stateOf)).toEqual(["valid"]);
  expect(session.records[0]?.counts).toMatchObject({ completed: 0, failed: 4 });
  expect(session.records[0]?.notes.join()).toMatch("ended with exit code 1");
  const answered = await run(requestOf(planOf({ test, server: serverSpec() }, { test: testSpec("b") })));
  expect(answered.records.map(stateOf)).toEqual(["invalid", "valid"]);
});

test("replaces an invalid trial by its valid repetition, and keeps what the first one left", async () => {
  const request = requestOf(planOf({ test: testSpec("a", { "crash-once": join(freshFolder(), "marker") }) }));
  const { records } = await run(request);
  expect(records.map(stateOf)).toEqual(["valid"]);
  expect(records[0]?.raw).toContain("raw/a-r0/attempt-2/result.json");
  expect(stateOf(readJson(request.folder, "raw/a-r0/record-1.json"))).toBe("invalid");
  expect(readFileSync(join(request.folder, "raw/a-r0/stderr.txt"), "utf8")).toMatch("Traceback");
});

test("stops a tool at its time limit, with all its processes", async () => {
  const args = { stuck: "", grandchild: "" };
  const request = requestOf(planOf({ test: testSpec("a", args, { timeoutSeconds: 0.5 }) }));
  await expect(run(request)).rejects.toThrow(
    "nothing was measured: a-r0: built-in was stopped at its time limit of 0.5 s",
  );
  expect(recordsOn(request.folder).map(stateOf)).toEqual(["invalid"]);
});

test("notes it when other work was sent than was asked for", async () => {
  const dataset = { name: "random", inputTokens: 8, outputTokens: 4, rangeRatio: 0, prefixTokens: 0 } as const;
  const plan = planOf({ test: testSpec("a", { "input-tokens": 9 }, { dataset }) });
  const { records } = await run(requestOf(plan));
  expect(records[0]?.notes).toEqual(["36 input tokens were sent in 4 requests, 32 were asked for"]);
});

test("counts the requests that a dying server fails, starts it again, and gives it up at its second death", async () => {
  const rig = rigWorld();
  const plan = planOf(
    { test: testSpec("a"), server: serverSpec(["die-at=3"]), repeats: 3 },
    { test: testSpec("offline") },
  );
  const session = await run(requestOf(plan), rig);
  const [first, second, offline] = session.records;
  expect(first).toMatchObject({ validity: { state: "valid" }, counts: { completed: 2, failed: 2 } });
  expect(first?.notes.join()).toMatch(
    /server died during the trial: exit code 7.*; last lines: .*out of device memory/,
  );
  expect(second?.server?.start).toBe("toy#1");
  expect(offline?.cell).toBe("offline");
  expect(session.complete).toBe(false);
  expect(session.notes).toEqual([
    expect.stringMatching(/^server toy went down 2 times, the rest of its trials is given up: exit code 7/),
    "1 of 4 trials were not measured, of the cells a/qps=inf",
  ]);
});

test.each([
  [
    "dies at once",
    [program("die.mjs"), "1", "CUDA driver is too old"],
    2,
    /ended before it was ready: exit code 1 after .*; last lines: CUDA driver is too old/,
  ],
  [
    "has an unknown flag",
    [program("die.mjs"), "2", "unrecognized arguments: --swap"],
    1,
    /exit code 2 after .*unrecognized arguments: --swap/,
  ],
  [
    "never gets ready",
    [program("serve.mjs"), "{port}", "never-ready"],
    2,
    /was not ready after 1 s, the limit of ready.timeout \(\/health: 503\)/,
  ],
])(
  "goes on without a server that %s",
  async (_what, command, starts, reason) => {
    const broken = serverSpec([], {
      command: [process.execPath, ...command],
      ready: { timeoutSeconds: 1, retries: 3 },
    });
    const patient = { ...broken, ready: { timeoutSeconds: 1, retries: 1 } };
    const server = starts === 2 && command[0]?.endsWith("serve.mjs") ? patient : broken;
    const request = requestOf(planOf({ test: testSpec("a"), server, repeats: 2 }, { test: testSpec("offline") }));
    const session = await run(request);
    expect(session.records.map(({ cell }) => cell)).toEqual(["offline"]);
    expect(session.complete).toBe(false);
    expect(session.notes[0]).toMatch(reason);
    expect(readdirSync(join(request.folder, "raw/servers"))).toHaveLength(starts);
  },
  20_000,
);

test("starts a server again when the first failure may have been the environment's", async () => {
  const command = [process.execPath, program("fail-once.mjs"), join(freshFolder(), "marker"), "{port}"];
  const session = await run(requestOf(planOf({ test: testSpec("a"), server: serverSpec([], { command }) })));
  expect(session.records.map(({ server }) => server?.start)).toEqual(["toy#1"]);
});

test("waits for a slow server, and says how long it took", async () => {
  const rig = rigWorld();
  const session = await run(requestOf(planOf({ test: testSpec("a"), server: serverSpec(["delay=700"]) })), rig);
  expect(session.records[0]?.server?.readySeconds).toBeGreaterThan(0.5);
  expect(rig.statuses.join("\n")).toMatch(/starting toy#0 · \d s · serving on \d+/);
});

test("cannot judge when no server came up, and still leaves a session that says why", async () => {
  const server = serverSpec([], { command: [process.execPath, program("die.mjs"), "2", "unknown flag"] });
  const request = requestOf(planOf({ test: testSpec("a"), server }));
  await expect(run(request)).rejects.toThrow(/nothing was measured: server toy .*exit code 2.*unknown flag/);
  expect(readJson(request.folder, "session.json")).toMatchObject({ complete: false, expectedCells: ["a/qps=inf"] });
});

test("leaves a server that is not its own alone, and calls trials invalid when that is gone", async () => {
  let calls = 0;
  const server = createServer((request, response) => {
    if (request.url === "/work") calls++;
    if (calls > 4) response.destroy();
    else response.end(JSON.stringify({ data: [{ id: "toy" }] }));
  }).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.close();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const external = serverSpec([], { engine: "external", url, ready: { timeoutSeconds: 1, retries: 0 } });
  const plan = planOf({ test: testSpec("a"), server: external, repeats: 2 });
  const rig = rigWorld();
  const session = await run(requestOf(plan), rig);
  const [first] = session.records;
  expect(first?.server).toEqual({ name: "toy", engine: "external", start: "toy#0" });
  expect(session.records.map(stateOf)).toEqual(["valid", "invalid"]);
  expect(session.records.map(reasonsOf).join()).toMatch(/^,server unreachable: http:/);
  expect(session.notes[0]).toMatch(/server toy \(external\) was not ready/);
  expect(server.listening).toBe(true);
});

test("starts no trial once the budget is spent, and says what is missing", async () => {
  const request = requestOf(planOf({ test: testSpec("a"), repeats: 3 }), { deadline: Date.now() + 400 });
  const slow = { ...request, plan: planOf({ test: testSpec("a", { requests: 1 }), repeats: 40 }) };
  const session = await run(slow);
  expect(session.complete).toBe(false);
  expect(session.records.length).toBeGreaterThan(0);
  expect(session.notes[0]).toBe("the budget is spent: no further trial was started");
  expect(session.notes[1]).toMatch(/\d+ of 40 trials were not measured, of the cells a/);
});

test("takes up where an earlier run ended, and measures no valid trial twice", async () => {
  const plan = planOf({ test: testSpec("a"), repeats: 3 });
  const request = requestOf(plan);
  const whole = await run(request);
  rmSync(join(request.folder, "records/a-r1.json"));
  const already = whole.records.filter(({ trial }) => trial !== "a-r1");

  const session = await run({ ...request, sessionId: "another", already });
  expect(session).toMatchObject({ id: "session-1", complete: true, startedAt: whole.startedAt });
  expect(session.records.map(({ trial }) => trial).sort()).toEqual(["a-r0", "a-r1", "a-r2"]);
  expect(session.records.filter(({ trial }) => trial !== "a-r1")).toEqual(already);
  expect(session.records.find(({ trial }) => trial === "a-r1")?.raw).toContain("raw/a-r1/attempt-2/result.json");
});

test("adds a confirmation to the first round, and loses nothing of it", async () => {
  const first = planOf({ test: testSpec("a"), server: serverSpec() }, { test: testSpec("b"), server: serverSpec() });
  const request = requestOf(first);
  const screened = await run(request);
  const suspects = planOf({ test: testSpec("b"), server: serverSpec(), round: 1 });
  const session = await run({ ...request, plan: suspects, already: screened.records });
  expect(session).toMatchObject({ id: screened.id, expectedCells: ["a/qps=inf", "b/qps=inf"], complete: true });
  expect(session.records.slice(0, 2)).toEqual(screened.records);
  expect(session.records[2]).toMatchObject({ trial: "b-r0-c1", round: 1, server: { start: "toy#1" } });
  expect(recordsOn(request.folder)).toHaveLength(3);
});

test("is not complete after a complete confirmation of an incomplete round", async () => {
  const request = requestOf(planOf({ test: testSpec("a"), repeats: 40 }), { deadline: Date.now() + 300 });
  const screened = await run(request);
  const suspects = planOf({ test: testSpec("a"), round: 1 });
  const session = await run({ ...request, deadline: undefined, plan: suspects, already: screened.records });
  expect(session.complete).toBe(false);
  expect(session.notes).toEqual(screened.notes);
});

test("refuses a folder that holds another commit's session", async () => {
  const request = requestOf(planOf({ test: testSpec("a") }));
  await run(request);
  const before = readJson(request.folder, "session.json");
  const other = { ...request, origin: { event: "local", commit: "beef" } };
  await expect(run(other)).rejects.toThrow(/holds a session of suite at c0ffee; this one is of suite at beef/);
  expect(readJson(request.folder, "session.json")).toEqual(before);
});

test("waits until a stopped server's device memory is free", async () => {
  const order: string[] = [];
  const parts = equipment({
    devicesReleased: async () => {
      order.push("released");
    },
  });
  const plan = planOf({ test: testSpec("a"), server: serverSpec() }, { test: testSpec("offline") });
  await run(requestOf(plan), rigWorld(), parts);
  expect(order).toEqual(["released"]);
});

test("names the file when the disk is full, and keeps what is on it", async () => {
  const request = requestOf(planOf({ test: testSpec("a"), repeats: 3 }));
  const rig = rigWorld();
  const running = run(request, rig);
  await rig.seen(/a-r0: valid/);
  // A file where the next record's folder of raw files must be: as unwritable for root as for anyone.
  const records = join(request.folder, "records");
  const kept = readFileSync(join(records, "a-r0.json"), "utf8");
  rmSync(records, { recursive: true });
  writeFileSync(records, "");
  await expect(running).rejects.toThrow(/cannot write .*records\/a-r\d\.json: /);
  expect(kept).toMatch('"trial": "a-r0"');
  expect(readJson(request.folder, "session.json")).toMatchObject({ complete: false });
  expect(existsSync(join(request.folder, "raw/a-r1"))).toBe(true);
});

test("refuses a server of somebody else's that does not serve the configured model", async () => {
  const server = createServer((_request, response) => {
    response.end(JSON.stringify({ data: [{ id: "theirs" }] }));
  }).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.close();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const external = serverSpec([], { engine: "external", url, ready: { timeoutSeconds: 1, retries: 0 } });
  const plan = planOf({ test: testSpec("a"), server: external });
  await expect(run(requestOf(plan))).rejects.toThrow(/does not serve the model toy, but theirs/);
});
