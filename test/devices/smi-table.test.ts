import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { gaudi } from "../../src/devices/gaudi.ts";
import { intel } from "../../src/devices/intel.ts";
import { mthreads } from "../../src/devices/mthreads.ts";
import { nvidia } from "../../src/devices/nvidia.ts";
import { smiTable } from "../../src/devices/smi-table.ts";

const fixture = (path: string) => readFileSync(new URL(`../../fixtures/devices/${path}`, import.meta.url), "utf8");

describe("a tool that does not answer the queries is read by its table", () => {
  it("nvidia-smi, with processes, and the whole names where it lists them", () => {
    const header = fixture("nvidia/h100.table.txt");
    const list = "GPU 4: NVIDIA H100 80GB HBM3 (UUID: GPU-4444)\nGPU 5: NVIDIA H100 80GB HBM3 (UUID: GPU-5555)\n";
    const reading = nvidia.parse({ header: header.replaceAll("80GB HBM3 ", "80GB...   "), list });
    expect(reading?.versions).toEqual({ driver: "550.54.15", cuda: "12.4" });
    expect(reading?.devices).toEqual([
      {
        ...{ index: 4, name: "NVIDIA H100 80GB HBM3", uuid: "GPU-4444", busId: "00000000:9B:00.0", totalMib: 81559 },
        ...{ usedMib: 22934, temperatureC: 31, powerW: 412, powerCapW: 700, utilisation: 97 },
        processes: [{ pid: 2921, name: "VLLM::Worker_TP0", usedMib: 22934 }],
      },
      expect.objectContaining({ index: 5, usedMib: 0, utilisation: 0, processes: [] }),
    ]);
    const gpus = "0, GPU-1, 1000, 400, 550.1, A100\n";
    expect(nvidia.parse({ header, gpus })?.devices.map(({ name }) => name)).toEqual(["A100"]);
  });

  it("nvidia-smi of a GPU without memory of its own, and of a broken one", () => {
    const header = fixture("nvidia/gb10-580.table.txt");
    expect(nvidia.parse({ header })?.devices).toEqual([
      {
        ...{ index: 0, name: "NVIDIA GB10", busId: "0000000F:01:00.0", temperatureC: 41, powerW: 11, utilisation: 0 },
        processes: [],
      },
    ]);
    const broken = header.replace(
      "41C    P0             11W /  N/A  | Not Supported          |      0%",
      "ERR! ERR!            ERR! / ERR!  | ERR!                   |     ERR!",
    );
    expect(nvidia.parse({ header: broken })?.devices).toMatchObject([{ index: 0, trouble: "ERR!" }]);
    expect(
      nvidia.parse({ header: "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver." }),
    ).toBeUndefined();
  });

  it("nvidia-smi from driver 610 on, whose versions have other names", () => {
    const header = fixture("nvidia/b200-610.table.txt");
    const reading = nvidia.parse({ header, gpus: 'Field "driver_version" is not a valid field to query.\n' });
    expect(reading?.versions).toEqual({ driver: "610.43.02", cuda: "13.3" });
    expect(reading?.devices).toMatchObject([
      { index: 0, name: "NVIDIA B200", totalMib: 183359, powerW: 139, powerCapW: 1000, processes: [] },
      { index: 1, busId: "00000000:43:00.0", usedMib: 0, temperatureC: 30 },
    ]);
  });

  it("keeps the instances of a divided GPU out of the whole one", () => {
    expect(smiTable(fixture("nvidia/a100-mig.tables.txt"))).toMatchObject([
      { index: 0, usedMib: 1074, totalMib: 40960 },
    ]);
  });

  it("hl-smi, with the processes that it shows, over two lines too; a card without any may be another user's", () => {
    const table = fixture("gaudi/hl-225-1.16.table.txt");
    expect(gaudi.parse({ table })?.devices).toMatchObject([
      { index: 5, usedMib: 768, processes: "unknown" },
      { index: 6, usedMib: 27098, processes: [{ pid: 618796, name: "ray::ServeRepli", usedMib: 26330 }] },
    ]);
    const first = gaudi.parse({ table: fixture("gaudi/hl-205-1.6.table.txt") });
    expect(first?.devices).toMatchObject([
      { index: 0, totalMib: 32768, processes: "unknown" },
      { index: 1, usedMib: 32254, processes: [{ pid: 2006754, name: "python", usedMib: 31742 }] },
    ]);
    const nic = gaudi.parse({ table: fixture("gaudi/hl-225-1.20.table.txt") });
    expect(nic?.versions).toEqual({ driver: "1.19.1-6f47ddd" });
    expect(nic?.devices).toMatchObject([{ powerW: 96, powerCapW: 600, totalMib: 98304, processes: "unknown" }]);
  });

  it("mthreads-gmi, without the desktop that it lists", () => {
    const desktop = mthreads.parse({ table: fixture("mthreads/s80-2.0.0.table.txt") });
    expect(desktop?.devices).toMatchObject([{ name: "MTT S80", usedMib: 662, temperatureC: 41, processes: [] }]);
    const engine = fixture("mthreads/s80-2.0.0.table.txt").replace(/1361(.*)1MiB/, "1361$1 12001MiB");
    expect(mthreads.parse({ table: engine })?.devices[0]?.processes).toEqual([
      { pid: 1361, name: "/usr/sbin/unity-greeter", usedMib: 12001 },
    ]);
    const none = mthreads.parse({ table: fixture("mthreads/s80-1.14.0.table.txt") });
    expect(none?.versions).toEqual({ driver: "2.7.0" });
    expect(none?.devices).toMatchObject([{ index: 0, totalMib: 16384, temperatureC: 49, processes: [] }]);
  });

  it("hl-smi, xpu-smi 2.0 and mthreads-gmi", () => {
    const habana = gaudi.parse({ table: fixture("gaudi/hl-225-1.15.table.txt") });
    expect(habana?.versions).toEqual({ driver: "1.15.0-c43dc7b" });
    expect(habana?.devices[1]).toEqual({
      ...{ index: 1, name: "HL-225", busId: "0000:08:00.0", totalMib: 98304, usedMib: 768, temperatureC: 28 },
      ...{ powerW: 99, powerCapW: 600, utilisation: 0, processes: "unknown" },
    });
    const arc = intel.parse({ table: fixture("intel/a770-2.0.table.txt") });
    expect(arc?.versions).toEqual({ driver: "96E1802BAF7F7118043A89B" });
    expect(arc?.devices).toEqual([
      {
        ...{ index: 0, name: "Intel(R) Arc(TM) A770", busId: "0000:03:00.0", totalMib: 16288, usedMib: 3642 },
        ...{ powerW: 45, powerCapW: 190, processes: "unknown" },
      },
    ]);
    const musa = mthreads.parse({ table: fixture("mthreads/s5000-2.3.2.table.txt") });
    expect(musa?.versions).toEqual({ driver: "3.3.5-server" });
    expect(musa?.devices.map(({ index, usedMib, temperatureC }) => [index, usedMib, temperatureC])).toEqual([
      [0, 66641, 52],
      [1, 64889, 51],
    ]);
    const others = [gaudi, intel, mthreads].map(({ parse }) => parse({ table: fixture("nvidia/h100.table.txt") }));
    expect(others).toEqual([undefined, undefined, undefined]);
  });
});
