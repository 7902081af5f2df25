import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { CannotJudgeError, UserError } from "../../src/model/errors.ts";
import type { ServerSpec, TestSpec } from "../../src/model/spec.ts";
import { checkFolder, preflight } from "../../src/run/preflight.ts";
import { runPlan } from "../../src/run/run.ts";
import { freshFolder } from "./fresh-folder.ts";
import { equipment } from "./parts.ts";
import { planOf, requestOf, rigWorld, serverSpec, testSpec } from "./rig.ts";

const ENV = { PATH: process.env["PATH"] ?? "" };

function check(spec: TestSpec, server?: ServerSpec, parts = equipment()) {
  const { trials } = planOf({ test: spec, ...(server === undefined ? {} : { server }) });
  return preflight(trials, ENV, parts, rigWorld().world);
}

test("accepts what can be measured, and starts nothing for it", async () => {
  await check(testSpec("a"), serverSpec([], { args: { model: "org/name" }, model: "org/name" }));
});

test("names a command that is not installed", async () => {
  const server = serverSpec([], { command: ["no-such-engine", "serve"] });
  await expect(check(testSpec("a"), server)).rejects.toThrow("server toy: the command no-such-engine was not found");
  const bound = serverSpec([], {
    command: ["numactl", "-N", "0", "-m", "0", "no-such-engine"],
    env: { PATH: freshFolder() },
  });
  await expect(check(testSpec("a"), bound)).rejects.toThrow("server toy: the command numactl was not found");
});

test("names a NUMA node that the machine lacks", async () => {
  const server = serverSpec([], { numa: { nodes: "4000" } });
  await expect(check(testSpec("a"), server)).rejects.toThrow(/^server toy: numa: node 4000 is not there, but 0/);
});

test("finds a command on the PATH that the server's own environment sets", async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, "my-engine"), "#!/bin/sh\n", { mode: 0o755 });
  await check(testSpec("a"), serverSpec([], { command: ["my-engine"], env: { PATH: folder } }));
});

test("names a model and a data set that are not there", async () => {
  const server = serverSpec([], { args: { model: "/models/nowhere" } });
  await expect(check(testSpec("a"), server)).rejects.toThrow("server toy: the model /models/nowhere does not exist");
  await expect(check(testSpec("a", { model: "./nowhere" }))).rejects.toThrow(
    "test a: the model ./nowhere does not exist",
  );
  const dataset = { name: "sharegpt", path: "data/nowhere.json" } as const;
  await expect(check(testSpec("a", {}, { dataset }))).rejects.toMatchObject({
    message: "test a: the data set data/nowhere.json does not exist",
    hint: expect.stringMatching(/^download it: curl -L -o data\/nowhere.json https:.*ShareGPT_V3/),
  });
});

test("names the file that a suite's own tool is to read, and leaves names on a hub to the tool", async () => {
  const args = { dataset_name: "sharegpt", dataset_path: "/nowhere/ShareGPT.json" };
  await expect(check(testSpec("a", args))).rejects.toThrow(
    "test a: the data set /nowhere/ShareGPT.json does not exist",
  );
  await check(testSpec("a", { dataset_name: "hf", dataset_path: "lmarena-ai/vision-arena-bench-v0.1" }));
});

test("finds a data set of Hugging Face in its cache, or says how to download it", async () => {
  const house = freshFolder();
  const ownDataset = { name: "hugging-face", path: "org/pictures", outputTokens: 1 } as const;
  const spec = testSpec("a", {}, { ownDataset, env: { HF_HOME: house } });
  await expect(check(spec)).rejects.toMatchObject({
    message: `test a: the data set org/pictures is neither here nor in ${house}/hub`,
    hint: "download it before: hf download --repo-type dataset org/pictures",
  });
  mkdirSync(join(house, "hub/datasets--org--pictures"), { recursive: true });
  await check(spec);
});

test("calls a taken port and busy devices a node that is not fit, not a fault of the configuration", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => {
    taken.close();
  });
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const refused = expect(check(testSpec("a"), serverSpec([], { port }))).rejects;
  await refused.toThrow(CannotJudgeError);
  await expect(check(testSpec("a"), serverSpec([], { port }))).rejects.toThrow(`port ${port} is taken`);

  const busy = equipment({ busyDevices: async () => ["NPU 0 holds 12 GiB of process 4711"] });
  await expect(check(testSpec("a"), undefined, busy)).rejects.toThrow(
    /is not fit to measure: the devices are not free: NPU 0 holds 12 GiB of process 4711/,
  );
});

test("names a session folder that cannot be written to", () => {
  const file = join(freshFolder(), "file");
  writeFileSync(file, "");
  expect(() => checkFolder(join(file, "session"))).toThrow(/the session folder .*file\/session is not writable/);
});

test("ends a run in its first second, with nothing in the folder", async () => {
  const request = requestOf(planOf({ test: testSpec("a"), server: serverSpec([], { command: ["no-such-engine"] }) }));
  await expect(runPlan(request, rigWorld().world, equipment())).rejects.toThrow(UserError);
  expect(readdirSync(request.folder)).toEqual([]);
});
