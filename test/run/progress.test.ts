import { expect, test } from "vitest";
import { durationText, progressLine, remainingSeconds, requestsDone } from "../../src/run/progress.ts";
import { planOf, testSpec } from "./rig.ts";

const [trial] = planOf({ test: testSpec("latency"), repeats: 2 }).trials.slice(1);

test("says which trial runs, how far it is, and how long the rest takes", () => {
  if (trial === undefined) throw new Error("no trial");
  const line = progressLine({ trial, index: 3, total: 36, requests: { done: 40, total: 200 }, etaSeconds: 720 });
  expect(line).toBe("trial 3/36 latency repeat 2 · requests 40/200 · ETA 12 min");
  expect(progressLine({ trial, index: 1, total: 1 })).toBe("trial 1/1 latency repeat 2");
});

test("reads the built-in tool's progress and a Python progress bar's, the last one that was printed", () => {
  expect(requestsDone("progress 1/4\nprogress 3/4\n")).toEqual({ done: 3, total: 4 });
  expect(requestsDone(" 20%|██        | 40/200 [00:10<00:40,  3.9it/s]")).toEqual({ done: 40, total: 200 });
  expect(requestsDone("loading 3 of 4")).toBeUndefined();
});

test("knows no remaining time before a trial has ended", () => {
  expect(remainingSeconds(0, 10, 5)).toBeUndefined();
  expect(remainingSeconds(2, 10, 6)).toBe(30);
});

test("writes durations as people read them", () => {
  expect([0.4, 89, 90, 3600, 5400, 7505].map(durationText)).toEqual([
    "0 s",
    "89 s",
    "2 min",
    "60 min",
    "1 h 30 min",
    "2 h 05 min",
  ]);
});
