import { describe, expect, it } from "vitest";
import type { Device } from "../../src/devices/device.ts";
import { visibleDevices } from "../../src/devices/visible-devices.ts";

const devices: readonly Device[] = [0, 1, 2].map((index) => ({
  index,
  name: "d",
  uuid: `GPU-${index}abc`,
  processes: "unknown",
}));

const seen = (value: string | undefined, other?: string) =>
  visibleDevices(devices, ["FIRST", "SECOND"], { FIRST: value, SECOND: other }).map(({ index }) => index);

describe("visible devices", () => {
  it.each([
    [undefined, [0, 1, 2]],
    ["all", [0, 1, 2]],
    ["2, 0", [2, 0]],
    ["GPU-1", [1]],
    ["GPU-1,GPU-2abc", [1, 2]],
    ["0,9,1", [0]],
    ["0,-1,1", [0]],
    ["-1", []],
    ["", []],
    ["NoDevFiles", []],
    ["MIG-77aa", [0, 1, 2]],
  ])("of %j are %j", (value, expected) => {
    expect(seen(value)).toEqual(expected);
  });

  it("follow the first variable that is set", () => {
    expect(seen("1", "2")).toEqual([1]);
    expect(seen(undefined, "2")).toEqual([2]);
  });
});
