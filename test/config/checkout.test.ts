import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readCheckout } from "../../src/config/checkout.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "checkout-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"];
  const { stdout } = await promisify(execFile)("git", [...identity, ...args], { cwd, timeout: 20_000 });
  return stdout.trim();
}

const checkoutIn = (cwd: string) => readCheckout({ cwd, env: process.env });

const commit = (cwd: string, message: string) => git(cwd, "commit", "--allow-empty", "-q", "-m", message);

it("knows the parents of a test merge in a clone of depth 1, and the merge base in a whole one", async () => {
  const origin = join(folder, "origin");
  await git(folder, "init", "-q", origin);
  await commit(origin, "first");
  const forkPoint = await git(origin, "rev-parse", "HEAD");
  await git(origin, "checkout", "-q", "-b", "topic");
  await commit(origin, "head\n\nparent of nothing\ntree of nobody");
  const head = await git(origin, "rev-parse", "HEAD");
  const headCheckout = await checkoutIn(origin);
  await git(origin, "checkout", "-q", "main");
  await commit(origin, "tip");
  const tip = await git(origin, "rev-parse", "HEAD");
  await git(origin, "merge", "-q", "--no-ff", "-m", "merge", "topic");

  expect(headCheckout).toMatchObject({ commit: head, parents: [forkPoint] });
  expect(await headCheckout?.mergeBase(tip)).toBe(forkPoint);

  await git(folder, "clone", "-q", "--depth", "1", `file://${origin}`, "shallow");
  const shallow = await checkoutIn(join(folder, "shallow"));
  expect(shallow).toMatchObject({
    commit: await git(origin, "rev-parse", "HEAD"),
    tree: await git(origin, "rev-parse", "HEAD^{tree}"),
    parents: [tip, head],
  });
  expect(await shallow?.mergeBase("f".repeat(40))).toBeUndefined();
  expect(await shallow?.mergeBase(forkPoint)).toBe(forkPoint);

  await git(folder, "clone", "-q", "--depth", "1", "--branch", "topic", `file://${origin}`, "head");
  const shallowHead = await checkoutIn(join(folder, "head"));
  expect(shallowHead).toMatchObject({ commit: head });
  expect(await shallowHead?.mergeBase(tip)).toBe(forkPoint);
});

it("knows nothing outside a repository and before the first commit", async () => {
  expect(await checkoutIn(folder)).toBeUndefined();
  const empty = join(folder, "empty");
  await git(folder, "init", "-q", empty);
  expect(await checkoutIn(empty)).toBeUndefined();
  expect(await checkoutIn(join(folder, "nowhere"))).toBeUndefined();
});
