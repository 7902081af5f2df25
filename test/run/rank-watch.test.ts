import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { RANK_DIED, watchRanks } from "../../src/run/rank-watch.ts";
import { freshFolder } from "./fresh-folder.ts";

const WATCH = { logs: "rank-{rank}.log", count: 2 };

it("tells which rank died, with its last lines", () => {
  const folder = freshFolder();
  const deadRank = watchRanks(WATCH, folder);
  expect(deadRank()).toBeUndefined();
  writeFileSync(join(folder, "rank-0.log"), "serving\n");
  writeFileSync(join(folder, "rank-1.log"), "loading\nSignal 9 (SIGKILL) received by PID 4711\n");
  expect(deadRank()).toBe(
    `rank 1 of 2 died; last lines of ${folder}/rank-1.log: loading ⏎ Signal 9 (SIGKILL) received by PID 4711`,
  );
  expect(deadRank()).toMatch(RANK_DIED);
});

it("does not take what an earlier start left for a death, and takes the line that it is told", () => {
  const folder = freshFolder();
  const log = join(folder, "rank-0.log");
  writeFileSync(log, "worker is gone\n");
  const deadRank = watchRanks({ ...WATCH, dead: "worker is gone" }, folder);
  appendFileSync(log, "started again\n");
  expect(deadRank()).toBeUndefined();
  appendFileSync(log, "worker is gone\n");
  expect(deadRank()).toContain("rank 0 of 2 died");
});
