import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lastLines } from "../../src/run/log-tail.ts";
import { deathOf } from "../../src/run/rank-death.ts";
import { RANK_DIED, watchRanks } from "../../src/run/rank-watch.ts";
import { freshFolder } from "./fresh-folder.ts";

const WATCH = { logs: "rank-{rank}.log", count: 2 };
const linesOf = (path: string) =>
  lastLines(readFileSync(new URL(`../../fixtures/ranks/${path}`, import.meta.url), "utf8"), Number.POSITIVE_INFINITY);

describe("the death of a rank", () => {
  it("is told by torchrun, which names it, also where no log of it does", () => {
    const launcher = linesOf("torchrun-2.13.0/launcher.log");
    const death = { rank: 1, line: "exitcode : -9 (pid: 14985) (SIGKILL)" };
    expect(deathOf([["serving"], ["serving"], ["serving"]], launcher)).toEqual(death);
    expect(deathOf([], launcher)).toEqual(death);
    // Where a log is a machine's, a rank's number is none of the logs'.
    expect(deathOf([["serving"]], launcher)).toEqual({ line: death.line });
  });

  it("is of the one that does not complain of another", () => {
    const ranks = [0, 1, 2].map((rank) => linesOf(`gloo-2.13.0/rank-${rank}.log`));
    expect(deathOf(ranks, [])).toEqual({ rank: 1, line: expect.stringContaining("Connection reset by peer") });
    const [first = [], second = []] = ranks;
    expect(deathOf([first, second, ["serving"]], [])).toEqual({ line: expect.stringContaining("gloo/transport") });
    expect(deathOf([["serving"], second, ["serving"]], [])).toBeUndefined();
  });

  it("is told by Ray: by the node that loses its raylet, by its driver without a number", () => {
    const lost = linesOf("ray-2.60.0/killed-raylet.rank-1.log");
    const line = expect.stringContaining("Some Ray subprocesses exited unexpectedly");
    expect(deathOf([["serving"], lost], linesOf("ray-2.60.0/killed-raylet.driver.log"))).toEqual({ rank: 1, line });
    expect(deathOf([["serving"], ["serving"]], linesOf("ray-2.60.0/killed-worker.driver.log"))).toEqual({
      line: expect.stringContaining("A worker died or was killed"),
    });
  });

  it.each([
    [
      "(Worker_TP3 pid=12) ERROR 11-23 [multiproc_executor.py:154] Worker proc VllmWorker-3 died unexpectedly, shutting down",
    ],
    ["ERROR [ray_executor_v2.py:523] RayWorkerProc rank=3 died unexpectedly, shutting down executor."],
    ["[2026-11-23 06:00:00] Rank 3 scheduler is dead. Please check if there are relevant logs."],
  ])("is told by an engine: %s", (line) => {
    expect(deathOf([], ["loading", line])).toEqual({ rank: 3, line });
  });

  it("is of the one whose shell says so, not of those that abort because of it", () => {
    const aborted = "serve.sh: line 3: 4712 Aborted   python worker.py";
    const killed = "serve.sh: line 3:  4711 Killed    python worker.py";
    const remote =
      "[rank0]: ncclRemoteError: A call failed possibly due to a network error or a remote process exiting";
    expect(deathOf([[remote, aborted], [killed]], [])).toEqual({ rank: 1, line: killed });
    expect(deathOf([["Segmentation fault (core dumped)"], []], [])?.rank).toBe(0);
  });

  it("is not read into what healthy servers print", () => {
    const lines = [
      "INFO: 127.0.0.1:4711 - Connection reset by peer",
      "Killed requests: 0",
      "rank 1 is ready",
      "NCCL INFO",
    ];
    expect(deathOf([lines, []], lines)).toBeUndefined();
  });
});

it("tells which rank died, why, and the last lines of it", () => {
  const folder = freshFolder();
  const launcher = join(folder, "server.log");
  const { deadRank } = watchRanks(WATCH, folder, launcher);
  expect(deadRank?.()).toBeUndefined();
  expect(watchRanks(undefined, folder, launcher)).toEqual({ logs: [] });
  writeFileSync(join(folder, "rank-0.log"), "serving\n");
  writeFileSync(join(folder, "rank-1.log"), "loading\nRuntimeError: out of tea\n");
  expect(deadRank?.()).toBeUndefined();
  writeFileSync(launcher, readFileSync(new URL("../../fixtures/ranks/torchrun-2.13.0/launcher.log", import.meta.url)));
  expect(deadRank?.()).toBe(
    `rank 1 of 2 died: exitcode : -9 (pid: 14985) (SIGKILL): RuntimeError: out of tea; last lines of ${folder}/rank-1.log: loading ⏎ RuntimeError: out of tea`,
  );
  expect(deadRank?.()).toMatch(RANK_DIED);
});

it("says of a rank without a number that it died", () => {
  const folder = freshFolder();
  const launcher = join(folder, "server.log");
  const { deadRank } = watchRanks({ count: 16 }, folder, launcher);
  writeFileSync(launcher, "ray.exceptions.ActorDiedError: The actor died unexpectedly before finishing this task.\n");
  expect(deadRank?.()).toBe(
    "a rank of 16 died: ray.exceptions.ActorDiedError: The actor died unexpectedly before finishing this task.",
  );
  expect(deadRank?.()).toMatch(RANK_DIED);
});

it("does not take what an earlier start left for a death, and takes the line that it is told", () => {
  const folder = freshFolder();
  const log = join(folder, "rank-0.log");
  writeFileSync(log, "worker is gone\n");
  const { deadRank } = watchRanks({ ...WATCH, dead: "worker is gone" }, folder, join(folder, "server.log"));
  appendFileSync(log, "started again\n");
  expect(deadRank?.()).toBeUndefined();
  appendFileSync(log, "worker is gone\n");
  expect(deadRank?.()).toContain("rank 0 of 2 died");
});
