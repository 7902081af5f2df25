import { describe, expect, it } from "vitest";
import type { Device } from "../../src/devices/device.ts";
import { visibleDevices, visibleTo } from "../../src/devices/visible-devices.ts";

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

describe("slices and tiles", () => {
  const slice = (uuid: string, totalMib: number, pid: number) => ({
    ...{ uuid, profile: "3g.20gb", totalMib, usedMib: 100 },
    processes: [{ pid }],
  });
  const whole: Device = {
    index: 0,
    name: "A100",
    totalMib: 40_960,
    usedMib: 200,
    utilisation: 3,
    powerW: 60,
    processes: [],
  };
  const divided = [{ ...whole, slices: [slice("MIG-aa", 20_000, 1), slice("MIG-bb", 20_000, 2)] }];
  const under = (value?: string) => visibleDevices(divided, ["CUDA"], { CUDA: value });

  it("make a device of its own, with its own memory and processes", () => {
    const one = { index: 0, name: "A100 MIG 3g.20gb", powerW: 60, totalMib: 20_000, usedMib: 100 };
    expect(under("MIG-bb")).toEqual([{ ...one, processes: [{ pid: 2 }] }]);
    expect(under("0")).toEqual([{ ...one, processes: [{ pid: 1 }] }]);
    expect(under()).toMatchObject([{ name: "A100 MIG 3g.20gb + 3g.20gb", totalMib: 40_000, usedMib: 200 }]);
    expect(under("MIG-cc")).toEqual([]);
  });

  it("count as the card that they are of", () => {
    expect(seen("1.0,1.1")).toEqual([1]);
  });
});

describe("a lower layer's variable", () => {
  const through = (rocr: string | undefined, hip: string | undefined) =>
    visibleTo(devices, { beneath: "ROCR", visibleDevices: ["HIP"] }, { ROCR: rocr, HIP: hip }).map(
      ({ index }) => index,
    );

  it("takes devices away, and the others count in what is left", () => {
    expect(through("1,2", undefined)).toEqual([1, 2]);
    expect(through("1,2", "1")).toEqual([2]);
    expect(through(undefined, "1")).toEqual([1]);
    expect(through("GPU-2abc", "0")).toEqual([2]);
  });
});
