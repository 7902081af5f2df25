import { mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Device } from "../../src/devices/device.ts";
import { nodesOf } from "../../src/devices/device-nodes.ts";
import { bindings } from "../../src/devices/environment.ts";
import { cpuTimes, hostSample } from "../../src/devices/host-sample.ts";
import { type MachineSample, telemetryOf, watchMachine } from "../../src/devices/watch-machine.ts";

const HOST = { load: 1, cpuPressure: 0, steal: null, cpuMhz: 2000, freeMemoryMib: 100 };

function sample(seconds: number, ...devices: readonly Partial<Device>[]): MachineSample {
  const whole = devices.map((device, index): Device => ({ index, name: "A100", processes: [], ...device }));
  return {
    seconds,
    host: HOST,
    families: devices.length === 0 ? [] : [{ family: "nvidia", devices: whole, versions: {} }],
  };
}

it("keeps a column a reading, with null where a device did not answer", () => {
  const told = telemetryOf(
    new Date(0),
    [sample(0, { usedMib: 10, clockMhz: 1410 }), sample(5), sample(10, { usedMib: 30, throttled: ["power cap"] })],
    () => false,
  );
  expect(told.times).toEqual([0, 5, 10]);
  expect(told.devices).toMatchObject([
    { usedMib: [10, null, 30], clockMhz: [1410, null, null], throttled: { "power cap": [10] } },
  ]);
});

it("names each foreign process once", () => {
  const processes = [{ pid: 4711, name: "python3" }, { pid: 1 }, { name: "hidden" }];
  const told = telemetryOf(new Date(0), [sample(0, { processes }), sample(5, { processes })], (pid) => pid === 4711);
  expect(told.foreign).toEqual(["python3 4711 on nvidia 0"]);
});

it("takes a sample at the beginning and one at the end of the shortest trial", async () => {
  const env = { PATH: "/nowhere" };
  const told = await watchMachine({ env, cwd: "/", isForeign: () => false }).end();
  expect(told.times.length).toBeGreaterThanOrEqual(2);
  expect(told.devices).toEqual([]);
});

it("reads what Linux tells of the CPU, the hypervisor's share among it", () => {
  const before = cpuTimes("cpu  100 0 100 800 0 0 0 0 50 0\n");
  expect(before).toEqual({ total: 1000, steal: 0 });
  const { sample: now } = hostSample(before, "/nowhere");
  expect(now).toEqual({ load: null, cpuPressure: null, steal: null, cpuMhz: null, freeMemoryMib: null });
  expect(hostSample(undefined).sample.load).toBeGreaterThanOrEqual(0);
});

it("finds the NUMA nodes of devices by their address, however the tool writes it", async () => {
  const root = await mkdtemp(join(tmpdir(), "sys-"));
  for (const [address, node] of [
    ["0000:c1:00.0", "1"],
    ["0000:13:00.0", "0"],
    ["0000:14:00.0", "-1"],
  ]) {
    mkdirSync(join(root, "sys/bus/pci/devices", address ?? ""), { recursive: true });
    writeFileSync(join(root, "sys/bus/pci/devices", address ?? "", "numa_node"), `${node}\n`);
  }
  const at = (...addresses: readonly string[]) =>
    nodesOf(
      addresses.map((busId, index): Device => ({ index, name: "x", busId, processes: [] })),
      root,
    );
  expect(at("0000:C1:00.0")).toBe("1");
  expect(at("0000:C1:00.0", "00000000:13:00.0")).toBe("0,1");
  expect(at("0000:14:00.0")).toBeUndefined();
  expect(at("0000:99:00.0")).toBeUndefined();
});

it("puts each server's binding into the class under its own key", () => {
  const servers = { a: { numa: { nodes: "0", memory: "1" } }, b: {}, c: { numa: "auto" } } as const;
  expect(bindings(servers, "1")).toEqual({ "numa a": "nodes 0, memory 1", "numa b": "none", "numa c": "nodes 1" });
});
