import { describe, expect, it } from "vitest";
import { whyBusy } from "../../src/devices/occupancy.ts";
import type { DeviceUse } from "../../src/devices/probe-devices.ts";

const IDLE: DeviceUse = { family: "ascend", index: 3, name: "910B3", totalMib: 65_536, freeMib: 62_200, processes: [] };

describe("a device", () => {
  it("is free with no process and the driver's own share of the memory", () => {
    expect(whyBusy(IDLE)).toBeUndefined();
  });

  it("is busy with a foreign process, which is named", () => {
    const processes = [{ pid: 4711, name: "python3", standing: "foreign" }] as const;
    expect(whyBusy({ ...IDLE, processes })).toBe("ascend 3 (910B3) is used by python3 4711");
  });

  it("is busy when memory is held and nobody can be named, as an earlier container's", () => {
    const processes = [{ pid: 12, standing: "unknown" }] as const;
    expect(whyBusy({ ...IDLE, freeMib: 1_000, processes })).toBe(
      "ascend 3 (910B3) has 1000 of 65536 MiB free: an earlier job holds the rest",
    );
  });

  it("is not called busy by what its tool does not tell", () => {
    expect(whyBusy({ family: "metax", index: 0, name: "C500", processes: "unknown" })).toBeUndefined();
    expect(whyBusy({ ...IDLE, processes: [{ pid: 12, standing: "unknown" }] })).toBeUndefined();
  });
});
