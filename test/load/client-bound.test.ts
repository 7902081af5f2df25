import { describe, expect, it } from "vitest";
import { judgeHealth } from "../../src/load/client-bound.ts";

const IDLE = {
  windowMs: 5000,
  realTime: false,
  loopUtilization: 0.05,
  cpuShare: 0.06,
  gcShare: 0.001,
  loopDelayP99Ms: 1,
  latenessP99Ms: 1.2,
  wireDelayP99Ms: 0.3,
  chunksPerTurn: 1,
};

describe("client_bound", () => {
  it.each([
    ["an idle generator", {}, false],
    ["its own work in a full event loop", { loopUtilization: 0.93, cpuShare: 0.6 }, true],
    ["a busy loop alone", { loopUtilization: 0.85, cpuShare: 0.8 }, false],
    ["a busy loop that sends late", { loopUtilization: 0.85, cpuShare: 0.8, latenessP99Ms: 12 }, true],
    ["a busy loop on a full core", { loopUtilization: 0.85, cpuShare: 0.95 }, true],
    ["a mild load whose neighbours take the core", { latenessP99Ms: 40, wireDelayP99Ms: 9, loopDelayP99Ms: 50 }, false],
    [
      "a loop that only waits for the core",
      { loopUtilization: 1, cpuShare: 0.036, wireDelayP99Ms: 205, loopDelayP99Ms: 260 },
      false,
    ],
    ["one that finds most chunks waiting for it", { chunksPerTurn: 3.8, loopDelayP99Ms: 93 }, true],
    ["a server that sends its chunks in bundles", { chunksPerTurn: 3.8, loopDelayP99Ms: 3 }, false],
    ["a full loop in a measurement too short to tell", { loopUtilization: 0.97, cpuShare: 0.97, windowMs: 80 }, false],
  ])("for %s", (_, change, expected) => {
    expect(judgeHealth({ ...IDLE, ...change }, true).clientBound).toBe(expected);
  });

  it("counts the CPU time of several threads by the thread", () => {
    const health = { ...IDLE, loopUtilization: 0.85, cpuShare: 1.2 };
    expect(judgeHealth(health, true).clientBound).toBe(true);
    expect(judgeHealth({ ...health, threads: 4 }, true).clientBound).toBe(false);
  });

  it("does not hold lateness against a schedule that wants everything at once", () => {
    const health = { ...IDLE, loopUtilization: 0.85, cpuShare: 0.8, latenessP99Ms: 100 };
    expect(judgeHealth(health, false)).toMatchObject({
      clientBound: false,
      signs: [expect.stringContaining("event loop busy")],
    });
  });
});
