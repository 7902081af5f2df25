import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amd } from "../../src/devices/amd.ts";
import { ascend } from "../../src/devices/ascend.ts";
import { cambricon } from "../../src/devices/cambricon.ts";
import { DEVICE_FAMILIES } from "../../src/devices/families.ts";
import { gaudi } from "../../src/devices/gaudi.ts";
import { iluvatar } from "../../src/devices/iluvatar.ts";
import { intel } from "../../src/devices/intel.ts";
import { metax } from "../../src/devices/metax.ts";
import { mthreads } from "../../src/devices/mthreads.ts";
import { nvidia } from "../../src/devices/nvidia.ts";

const fixture = (path: string) => readFileSync(new URL(`../../fixtures/devices/${path}`, import.meta.url), "utf8");

describe("npu-smi", () => {
  it("reads every NPU, its memory and its processes", () => {
    const reading = ascend.parse({ info: fixture("ascend/910b3-25.2.0.info.txt") });
    expect(reading?.devices.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(reading?.devices[2]).toEqual({
      index: 2,
      name: "910B3",
      totalMib: 65536,
      usedMib: 41052,
      ...{ busId: "0000:81:00.0", powerW: 92.3, temperatureC: 32, utilisation: 0 },
      processes: [{ pid: 1333928, usedMib: 37709 }],
    });
    expect(reading?.devices[0]?.processes).toEqual([]);
    expect(reading?.versions).toEqual({ driver: "25.2.0" });
  });

  it("reads two chips a board, by their physical ids, each with its own processes", () => {
    const cann = fixture("ascend/a3-8.5.0.ascend_toolkit_install.info");
    const reading = ascend.parse({
      info: fixture("ascend/a3-25.2.3.info.txt"),
      cann,
      firmware: "Version=7.7.0.6.236\n",
    });
    expect(reading?.devices.map(({ index, usedMib }) => [index, usedMib])).toEqual([
      [0, 53444],
      [1, 52948],
      [2, 53200],
      [3, 52940],
      [4, 3128],
      [5, 2888],
    ]);
    expect(reading?.devices.map(({ processes }) => processes.length)).toEqual([4, 1, 1, 1, 0, 0]);
    expect(reading?.versions).toEqual({ driver: "25.2.3", firmware: "7.7.0.6.236", cann: "8.5" });
  });

  it("takes the plain memory of a chip without HBM, and knows no processes without their table", () => {
    const reading = ascend.parse({ info: fixture("ascend/310p3.info.txt") });
    const UNIT_0 = { busId: "0000:82:00.0", powerW: 15.8, temperatureC: 42, utilisation: 0 };
    const UNIT_1 = { busId: "0000:89:00.0", powerW: 15.4, temperatureC: 43, utilisation: 0 };
    expect(reading?.devices).toEqual([
      { index: 0, name: "310P3", totalMib: 21534, usedMib: 1074, ...UNIT_0, processes: "unknown" },
      { index: 1, name: "310P3", totalMib: 21534, usedMib: 1070, ...UNIT_1, processes: "unknown" },
    ]);
  });

  it("reads the wider tables of later versions", () => {
    const reading = ascend.parse({ info: fixture("ascend/910b4-26.0.rc1.info.txt") });
    expect(reading?.devices).toMatchObject([
      { index: 0, name: "910B4", totalMib: 32768, usedMib: 2871, processes: [] },
    ]);
    expect(reading?.versions["driver"]).toBe("26.0.rc1");
  });

  it("counts devices as the mapping does, and leaves the controllers out", () => {
    const info = fixture("ascend/910b4-26.0.rc1.info.txt").replace("| 0     910B4 ", "| 1     910B4 ");
    expect(ascend.parse({ info, mapping: fixture("ascend/910b4.mapping.txt") })?.devices[0]?.index).toBe(1);
    const moved = "  1   0   0   Ascend 910B4\n  1   1   -   Mcu\n";
    expect(ascend.parse({ info, mapping: moved })?.devices[0]?.index).toBe(0);
  });

  it("looks for the toolkit where the environment says", () => {
    expect(ascend.files({ ASCEND_TOOLKIT_HOME: "/opt/cann" })["cann"]).toMatch(/^\/opt\/cann\/\w+-linux\//);
    expect(ascend.files({})["cann"]).toMatch(/^\/usr\/local\/Ascend\/ascend-toolkit\/latest\//);
  });
});

describe("nvidia-smi", () => {
  const outputs = {
    gpus: fixture("nvidia/a100-550.gpus.csv"),
    processes: fixture("nvidia/a100-550.processes.csv"),
    header: fixture("nvidia/a100-550.header.txt"),
  };

  it("reads GPUs, versions and processes, and leaves out what is not told", () => {
    const reading = nvidia.parse(outputs);
    expect(reading?.versions).toEqual({ driver: "550.127.08", cuda: "12.4" });
    expect(reading?.devices).toEqual([
      {
        index: 0,
        uuid: "GPU-5a3f0d8e-1111-2222-3333-444455556666",
        name: "NVIDIA A100-SXM4-80GB",
        totalMib: 81920,
        usedMib: 501,
        processes: [{ pid: 4711, name: "/opt/conda/bin/python, -m, x", usedMib: 480 }, { pid: 4712 }],
      },
      {
        index: 1,
        uuid: "GPU-9b7c1e2d-aaaa-bbbb-cccc-ddddeeeeffff",
        name: "NVIDIA A100-SXM4-80GB",
        totalMib: 81920,
        processes: [],
      },
    ]);
  });

  it("keeps a process whose id it may not see as one without an id", () => {
    const processes = "GPU-5a3f0d8e-1111-2222-3333-444455556666, [Insufficient Permissions], [N/A], [N/A]\n";
    expect(nvidia.parse({ ...outputs, processes })?.devices[0]?.processes).toEqual([{}]);
  });

  it("does not call a GPU idle when the processes could not be asked for", () => {
    const { gpus, header } = outputs;
    expect(nvidia.parse({ gpus, header })?.devices[0]?.processes).toBe("unknown");
  });

  it("is absent when the driver does not answer", () => {
    expect(nvidia.parse({ gpus: "No devices were found\n" })).toBeUndefined();
    expect(
      nvidia.parse({ gpus: "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver." }),
    ).toBeUndefined();
  });
});

describe("mx-smi", () => {
  it("reads devices and their processes", () => {
    const reading = metax.parse({ info: fixture("metax/c500-2.1.12.txt") });
    expect(reading?.versions).toEqual({ driver: "2.12.13", firmware: "1.22.3.0", maca: "2.29" });
    expect(reading?.devices.map(({ index, name, usedMib }) => [index, name, usedMib])).toEqual([
      [0, "MetaX C500", 5680],
      [1, "MetaX C500", 4986],
      [7, "MetaX C500", 4986],
    ]);
    expect(reading?.devices[1]?.processes).toEqual([{ pid: 3496692, name: "python3.10", usedMib: 4154 }]);
  });

  it("does not take an unknown MACA version for one, nor no process for unknown ones", () => {
    const reading = metax.parse({ info: fixture("metax/c550-2.1.12-container.txt") });
    expect(reading?.versions).toEqual({ driver: "2.12.13", firmware: "1.13.4.0" });
    expect(reading?.devices).toMatchObject([{ name: "MetaX C550", totalMib: 65536, usedMib: 858, processes: [] }]);
  });

  it("reads the 2.2 table, where the persistence stands behind the name", () => {
    const reading = metax.parse({ info: fixture("metax/n260-2.2.txt") });
    expect(reading?.devices).toMatchObject([
      { powerCapW: 225, index: 0, name: "MetaX N260", totalMib: 65536, usedMib: 666, processes: "unknown" },
    ]);
  });

  it("is not fooled by another product's tool of that name", () => {
    expect(metax.parse({ info: fixture("metax/c500-2.1.12.txt").replace("MACA", "MOFFETT") })).toBeUndefined();
  });
});

describe("rocm-smi and hl-smi", () => {
  it("read cards whichever way the series is spelled, in MiB", () => {
    const reading = amd.parse({ info: `WARNING: AMD GPU\n${fixture("amd/mi250x.json")}`, rocm: "6.3.1-48\n" });
    expect(reading?.versions).toEqual({ driver: "6.7.0", rocm: "6.3" });
    expect(reading?.devices.map(({ index, totalMib, usedMib }) => [index, totalMib, usedMib])).toEqual([
      [0, 65536, 16384],
      [1, 65536, 10],
    ]);
  });

  it("read Gaudi modules", () => {
    const reading = gaudi.parse({ info: fixture("gaudi/hl-325l.csv") });
    expect(reading?.versions).toEqual({ driver: "1.24.1-b336d5e" });
    expect(reading?.devices.map(({ index, totalMib }) => [index, totalMib])).toEqual([
      [1, 131072],
      [3, 131072],
      [2, 131072],
    ]);
  });
});

describe("every parser", () => {
  const texts = [
    "nvidia/a100-550.gpus.csv",
    "ascend/a3-25.2.3.info.txt",
    "metax/c500-2.1.12.txt",
    "amd/mi250x.json",
  ].map(fixture);
  const cutText = fc.tuple(fc.constantFrom(...texts), fc.nat(4000)).map(([text, at]) => text.slice(0, at));

  it("says nothing rather than something wrong about other or broken output, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), cutText), (text) => {
        for (const probe of Object.values(DEVICE_FAMILIES)) {
          const outputs = {
            ...Object.fromEntries(Object.keys(probe.commands).map((name) => [name, text])),
            cann: text,
          };
          for (const { index, totalMib = 0, usedMib = 0 } of probe.parse(outputs)?.devices ?? []) {
            expect(Number.isSafeInteger(index)).toBe(true);
            expect(totalMib).toBeGreaterThanOrEqual(0);
            expect(usedMib).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  it("leaves other families' output alone", () => {
    const info = fixture("ascend/910b3-25.2.0.info.txt");
    const others = [nvidia.parse({ gpus: info }), metax.parse({ info }), amd.parse({ info }), gaudi.parse({ info })];
    expect(others).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("the readings of a device that works", () => {
  it("are nvidia-smi's clock, temperature, power and why it is slowed down; what it does not tell is absent", () => {
    const gpus = fixture("nvidia/a100-550.gpus.csv");
    const reading = nvidia.parse({ gpus, readings: fixture("nvidia/a100-550.readings.csv") });
    expect(reading?.devices).toMatchObject([
      {
        ...{ busId: "00000000:00:06.0", clockMhz: 1410, temperatureC: 84, powerW: 399.52, powerCapW: 400 },
        ...{ utilisation: 100, throttled: ["power cap", "software thermal slowdown"] },
      },
      { clockMhz: 210, utilisation: 0, throttled: [] },
    ]);
    expect(reading?.devices[1]).not.toHaveProperty("powerW");
  });

  it("are absent on the second chip of a board, whose power is a dash", () => {
    const reading = ascend.parse({ info: fixture("ascend/a3-25.2.3.info.txt") });
    expect(reading?.devices.slice(0, 2).map(({ powerW }) => typeof powerW)).toEqual(["number", "undefined"]);
  });
});

describe("cnmon, ixsmi, mthreads-gmi, xpu-smi and amd-smi", () => {
  it("reads Cambricon's cards", () => {
    const reading = cambricon.parse({ info: fixture("cambricon/mlu370-5.10.13.txt") });
    expect(reading?.versions).toEqual({ driver: "5.10.13", firmware: "1.1.6" });
    expect(reading?.devices[1]).toEqual({
      ...{ index: 1, name: "MLU370-X8", totalMib: 23374, usedMib: 0, busId: "0000:3D:00.0" },
      ...{ utilisation: 0, temperatureC: 39, powerW: 106, powerCapW: 250, processes: [] },
    });
  });

  it("reads Iluvatar's GPUs, also one that does not tell its power", () => {
    const reading = iluvatar.parse({ info: fixture("iluvatar/bi-v150-4.3.8.txt") });
    expect(reading?.versions).toEqual({ driver: "4.3.8", corex: "4.3" });
    expect(reading?.devices[0]).toEqual({
      ...{ index: 0, name: "Iluvatar BI-V150", totalMib: 32768, usedMib: 64, busId: "00000000:10:00.0" },
      ...{ clockMhz: 1500, temperatureC: 40, utilisation: 0, processes: [] },
    });
    expect(reading?.devices[1]).toMatchObject({ powerW: 104, powerCapW: 350 });
  });

  it("reads Moore Threads' JSON, whose key of the power ends with a blank", () => {
    const reading = mthreads.parse({ info: `warning: old driver\n${fixture("mthreads/s5000-3.3.5.json")}` });
    expect(reading?.versions).toEqual({ driver: "3.3.5-server" });
    expect(reading?.devices).toEqual([
      {
        ...{ index: 0, name: "MTT S5000", uuid: "test-uuid", busId: "00000000:2a:00.0", totalMib: 81920 },
        ...{ usedMib: 40960, utilisation: 75, temperatureC: 42, powerW: 400.5, powerCapW: 950, clockMhz: 1750 },
        processes: "unknown",
      },
    ]);
  });

  it("reads Intel's GPUs by the headings of the dump, and is absent for the other tool of that name", () => {
    const outputs = { info: fixture("intel/max1100.discovery.json"), readings: fixture("intel/max1100.dump.csv") };
    expect(intel.parse(outputs)?.devices[1]).toEqual({
      ...{ index: 1, name: "Intel(R) Data Center GPU Max 1100", uuid: "00000000-0000-009a-0000-002f0bda8086" },
      ...{
        busId: "0000:9a:00.0",
        utilisation: 0.01,
        powerW: 105.25,
        clockMhz: 0,
        usedMib: 28.02,
        processes: "unknown",
      },
    });
    expect(intel.parse({ info: "unknown command: discovery" })).toBeUndefined();
  });

  it("reads amd-smi where rocm-smi is gone, in its old and its new shape", () => {
    const outputs = {
      static: fixture("amd/mi300x.amd-smi-static.json"),
      metric: fixture("amd/mi300x.amd-smi-metric.json"),
    };
    const unwrapped = (text: string) => JSON.stringify(JSON.parse(text).gpu_data);
    for (const each of [outputs, { static: unwrapped(outputs.static), metric: unwrapped(outputs.metric) }]) {
      const reading = amd.parse(each);
      expect(reading?.versions).toEqual({ driver: "6.12.12" });
      expect(reading?.devices).toEqual([
        {
          ...{ index: 0, name: "AMD Instinct MI300X", busId: "0000:05:00.0", totalMib: 196592, usedMib: 283 },
          ...{ utilisation: 0, temperatureC: 41, powerW: 139, processes: "unknown" },
        },
      ]);
    }
  });
});
