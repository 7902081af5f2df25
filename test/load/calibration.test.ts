import process from "node:process";
import { expect, it } from "vitest";
import { calibrate } from "../../src/load/calibration.ts";

it("tells what the client itself adds, against a process that knows when it sent what", async () => {
  const calibration = await calibrate([process.execPath, "dist/cli.js"]);
  expect(calibration?.chunks).toBe(16 * 5 * 40);
  expect(calibration?.cpuUsPerChunk).toBeGreaterThan(0);
  // A sign or a unit that is wrong would be off by a thousand.
  expect(Math.abs(calibration?.ttftErrorMs ?? Number.NaN)).toBeLessThan(1000);
});

it("is left out when its server does not come about", async () => {
  expect(await calibrate([process.execPath, "--eval", "process.exit(3)"])).toBeUndefined();
  expect(await calibrate(["/nowhere/node"])).toBeUndefined();
});
