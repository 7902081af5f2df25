import { expect, test } from "vitest";
import { fitsTwice } from "../../src/gate/pair-memory.ts";
import { takenOfDevices, takenOfHost } from "../../src/run/server-memory.ts";
import { record } from "../compare/sessions.ts";

const of = (usedMib: number) =>
  record({}, { server: { name: "toy", engine: "vllm", start: "toy#0", memory: { usedMib, totalMib: 80_000 } } });

test("two servers fit where each takes less than its half, and never where nothing tells", () => {
  expect(fitsTwice([of(30_000)])).toBe(true);
  expect(fitsTwice([of(30_000), of(72_000)])).toBe(false);
  expect(fitsTwice([record({}, { server: { name: "toy", engine: "vllm", start: "toy#0" } })])).toBe(false);
  expect(fitsTwice([])).toBe(false);
});

test("counts of a device what the server added, on the device that it fills most", () => {
  const before = [{ device: "nvidia 0", usedMib: 40_000, totalMib: 80_000 }];
  const now = [
    { device: "nvidia 0", usedMib: 70_000, totalMib: 80_000 },
    { device: "nvidia 1", usedMib: 500, totalMib: 80_000 },
  ];
  expect(takenOfDevices(before, now)).toEqual({ usedMib: 30_000, totalMib: 80_000 });
  expect(takenOfDevices([], [])).toBeUndefined();
});

test.runIf(process.platform === "linux")("counts of the host what a process took at its peak, and what is left", () => {
  const taken = takenOfHost(process.pid);
  if (taken !== undefined) expect(taken.totalMib).toBeGreaterThan(taken.usedMib / 2);
  expect(takenOfHost(2 ** 22 + 1)).toBeUndefined();
});
