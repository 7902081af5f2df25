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

  it("reads both chips of an Atlas 300I Duo, which share an address and tell no power", () => {
    const reading = ascend.parse({ info: fixture("ascend/310duo-25.2.0.info.txt") });
    const CHIP = { name: "310P3", busId: "0000:01:00.0", utilisation: 0, processes: "unknown" };
    expect(reading?.devices).toEqual([
      { ...CHIP, index: 0, totalMib: 44280, usedMib: 1529, temperatureC: 45 },
      { ...CHIP, index: 1, totalMib: 43693, usedMib: 37623, temperatureC: 43 },
    ]);
  });

  it("reads the table of processes that knows containers, and chips by their physical ids", () => {
    const reading = ascend.parse({ info: fixture("ascend/a3-26.0.rc2.info.txt") });
    expect(reading?.devices.map(({ index, usedMib }) => [index, usedMib])).toEqual([
      [0, 3419],
      [1, 2874],
      [14, 3127],
      [15, 31877],
    ]);
    expect(reading?.devices[0]?.processes).toEqual([{ pid: 632268, name: "python3.1", usedMib: 197 }]);
    expect(reading?.devices[3]?.processes).toEqual([]);
  });

  it("reads the narrow table of an Atlas 300I Pro, whose second chip is NPU 64, and an older 910", () => {
    const reading = ascend.parse({ info: fixture("ascend/310p3-23.0.rc3.info.txt") });
    expect(reading?.versions).toEqual({ driver: "23.0.rc3" });
    expect(reading?.devices).toEqual([
      expect.objectContaining({ index: 0, usedMib: 3841, totalMib: 21527, busId: "0000:01:00.0", temperatureC: 51 }),
      expect.objectContaining({ index: 1, usedMib: 1764, totalMib: 21527, busId: "0000:06:00.0", temperatureC: 48 }),
    ]);
    expect(reading?.devices[0]).not.toHaveProperty("powerW");
  });

  it("reads a chip whose name is a number, and one that does not answer with what is wrong", () => {
    const info = fixture("ascend/310p3.info.txt").replaceAll("310P3", "310  ");
    expect(ascend.parse({ info })?.devices.map(({ name }) => name)).toEqual(["310", "310"]);
    const alarmed = fixture("ascend/910b3-25.2.0.info.txt").replace("| OK            |", "| Alarm         |");
    expect(ascend.parse({ info: alarmed })?.devices.flatMap(({ trouble }) => trouble ?? [])).toEqual(["health Alarm"]);
    const dead = alarmed.replace(
      "| 0000:C1:00.0  | 0           0    / 0  ",
      "| NA            | NA          NA   / NA ",
    );
    expect(dead).not.toBe(alarmed);
    expect(ascend.parse({ info: dead })?.devices).toHaveLength(8);
    expect(ascend.parse({ info: dead })?.devices[0]).not.toHaveProperty("busId");
  });

  it("counts devices as the mapping does, and leaves the controllers out", () => {
    const info = fixture("ascend/910b4-26.0.rc1.info.txt").replace("| 0     910B4 ", "| 1     910B4 ");
    expect(ascend.parse({ info, mapping: fixture("ascend/910b4.mapping.txt") })?.devices[0]?.index).toBe(1);
    const moved = "  1   0   0   Ascend 910B4\n  1   1   -   Mcu\n";
    expect(ascend.parse({ info, mapping: moved })?.devices[0]?.index).toBe(0);
  });

  it("looks for the toolkit where the environment says", () => {
    expect(ascend.files({ ASCEND_TOOLKIT_HOME: "/opt/cann" })["cann"]).toMatch(/^\/opt\/cann\/\w+-linux\//);
    expect(ascend.files({ ASCEND_HOME_PATH: "/usr/local/Ascend/cann-8.5.0" })["cann"]).toMatch(
      /^\/usr.*cann-8\.5\.0\//,
    );
    expect(ascend.files({})["cann"]).toMatch(/^\/usr\/local\/Ascend\/ascend-toolkit\/latest\//);
    expect(ascend.files({})["newerCann"]).toMatch(/^\/usr\/local\/Ascend\/cann\/\w+-linux\//);
    const info = fixture("ascend/910b3-25.2.0.info.txt");
    expect(ascend.parse({ info, newerCann: "version=9.1.0\n" })?.versions["cann"]).toBe("9.1");
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

  it("reads a GPU that shares the host's memory and tells none", () => {
    const told = { gpus: fixture("nvidia/gb10-580.gpus.csv"), readings: fixture("nvidia/gb10-580.readings.csv") };
    const [gb10, ...others] = nvidia.parse(told)?.devices ?? [];
    expect(others).toEqual([]);
    expect(gb10).toEqual({
      ...{ index: 0, name: "NVIDIA GB10", uuid: "GPU-2dee1e25-0000-1111-2222-79f2d0f2ebe5", busId: "0000000F:01:00.0" },
      ...{ clockMhz: 208, temperatureC: 35, powerW: 11.17, utilisation: 0, processes: "unknown" },
    });
  });

  it.each(["Unknown Error", "GPU is lost", "GPU requires reset"])("says of a GPU that is broken: %s", (trouble) => {
    const readings = `0, 00000000:00:06.0, [${trouble}], [N/A], [${trouble}], 400.00, [N/A]\n`;
    const [broken, well] = nvidia.parse({ ...outputs, readings })?.devices ?? [];
    expect(broken?.trouble).toBe(trouble);
    expect(broken).not.toHaveProperty("powerW");
    expect(well).not.toHaveProperty("trouble");
  });

  it("reads MIG instances with what they hold and who uses them", () => {
    const list = fixture("nvidia/a100-mig.list.txt");
    const header = fixture("nvidia/a100-mig.tables.txt");
    const MIG = "GPU-5d5ba0d6-d33d-2b2c-524d-9e3d8d2b8a77, 40960, 1074, 535.129.03, NVIDIA A100-SXM4-40GB";
    const reading = nvidia.parse({ gpus: `0, ${MIG}\n1, ${MIG}\n`, list, header });
    expect(reading?.devices[0]?.slices).toEqual([
      {
        uuid: "MIG-c6d4f1ef-42e4-5de3-91c7-45d71c87eb3f",
        profile: "3g.20gb",
        usedMib: 37,
        totalMib: 20096,
        processes: [],
      },
      {
        ...{ uuid: "MIG-cba663e8-9bed-5b25-b243-5985ef7c9beb", profile: "3g.20gb", usedMib: 1037, totalMib: 20096 },
        processes: [{ pid: 7054, name: "python3", usedMib: 1000 }],
      },
    ]);
    expect(reading?.devices[1]).not.toHaveProperty("slices");
    expect(nvidia.parse({ gpus: `0, ${MIG}\n`, list })?.devices[0]?.slices?.[0]).toEqual({
      ...{ uuid: "MIG-c6d4f1ef-42e4-5de3-91c7-45d71c87eb3f", profile: "3g.20gb", processes: "unknown" },
    });
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

  it("reads the table of 2.2.9, where the board has a cell of its own, and 2.2.6 with its processes", () => {
    const reading = metax.parse({ info: fixture("metax/c500-2.2.9.txt") });
    expect(reading?.versions).toEqual({ driver: "3.4.4", firmware: "1.30.0.0", maca: "3.3" });
    expect(reading?.devices).toEqual([
      {
        ...{ index: 0, name: "MetaX C500", busId: "0000:0e:00.0", totalMib: 65536, usedMib: 826, utilisation: 0 },
        ...{ temperatureC: 35, powerW: 57, powerCapW: 350, processes: [] },
      },
      expect.objectContaining({ index: 7, temperatureC: 36, powerW: 56 }),
    ]);
    const [single] = metax.parse({ info: fixture("metax/c500-2.2.6.txt") })?.devices ?? [];
    expect(single).toMatchObject({
      usedMib: 986,
      powerCapW: 350,
      processes: [{ pid: 2477, name: "python", usedMib: 128 }],
    });
  });

  it("names the second GPU of a board after the first, and says what is wrong", () => {
    const info = fixture("metax/c500-2.2.9.txt").replace("| 7     MetaX C500 |", "|                  |");
    expect(metax.parse({ info })?.devices.map(({ index, name }) => [index, name])).toEqual([
      [0, "MetaX C500"],
      [7, "MetaX C500"],
    ]);
    const gone = info.replace("| Available            |", "| Unavailable          |");
    expect(metax.parse({ info: gone })?.devices[0]?.trouble).toBe("GPU-State Unavailable");
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

  it("read cards by the keys of other versions", () => {
    expect(amd.parse({ info: fixture("amd/rx7900xt.json") })?.devices).toEqual([
      { index: 0, name: "Radeon RX 7900 XT", totalMib: 20464, usedMib: 27, utilisation: 0, processes: "unknown" },
    ]);
    expect(amd.parse({ info: `WARNING: [low power]\n${fixture("amd/780m-6.2.json")}` })?.devices).toEqual([
      {
        ...{ index: 0, name: "Phoenix3", busId: "0000:C4:00.0", clockMhz: 800, temperatureC: 31, powerW: 7.222 },
        ...{ utilisation: 19, processes: "unknown" },
      },
    ]);
  });

  it("read a card that tells no series by its model", () => {
    const cards = amd.parse({ info: fixture("amd/gfx1201.json") })?.devices;
    expect(cards).toMatchObject([
      { index: 0, name: "0x7551", totalMib: 32624, usedMib: 27871, temperatureC: 36, powerW: 19, utilisation: 3 },
      { index: 1, name: "gfx1103", totalMib: 4096, temperatureC: 39, powerW: 12.134, utilisation: 0 },
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

  it("read Gaudi modules with the processes and the power cap of the table, by address", () => {
    const info =
      "4, AN01, HL-225, 1.16.0-94aac46, 98304 MiB, 768 MiB\n6, AN02, HL-225, 1.16.0-94aac46, 98304 MiB, 27098 MiB\n";
    const readings = "4, 0000:1a:00.0, 100 W, 31 C, 0 %\n6, 0000:43:00.0, 88 W, 26 C, 3 %\n";
    const clocks = "4, 0000:1a:00.0, 1650 MHz\n6, 0000:43:00.0, 1650 MHz\n";
    const table = fixture("gaudi/hl-225-1.16.table.txt");
    const [first, second] = gaudi.parse({ info, readings, clocks, table })?.devices ?? [];
    expect(first).toMatchObject({ index: 4, processes: "unknown", powerCapW: 600, temperatureC: 31 });
    expect(second).toEqual({
      ...{ index: 6, uuid: "AN02", name: "HL-225", totalMib: 98304, usedMib: 27098, busId: "0000:43:00.0" },
      ...{ powerW: 88, powerCapW: 600, temperatureC: 26, utilisation: 3, clockMhz: 1650 },
      processes: [{ pid: 618796, name: "ray::ServeRepli", usedMib: 26330 }],
    });
    const unknown = "hl-smi: unknown query clocks.current.soc\n";
    expect(gaudi.parse({ info, readings, clocks: unknown, table })?.devices[1]).not.toHaveProperty("clockMhz");
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

  it.each([
    ["ascend", ["ascend/a3-26.0.rc2.info.txt", "ascend/310duo-25.2.0.info.txt", "ascend/910b3-25.2.0.info.txt"]],
    ["metax", ["metax/c500-2.1.12.txt", "metax/c500-2.2.6.txt", "metax/c500-2.2.9.txt"]],
    ["cambricon", ["cambricon/mlu370-5.10.13.txt", "cambricon/mlu370-4.20.11.txt"]],
    ["iluvatar", ["iluvatar/bi-v150-4.3.8.txt", "iluvatar/bi-v100-3.1.1.txt"]],
    ["gaudi", ["gaudi/hl-325l.csv"]],
    ["amd", ["amd/rx7900xt.json", "amd/780m-6.2.json"]],
    ["mthreads", ["mthreads/s5000-3.3.5.json"]],
    ["intel", ["intel/max1100.discovery.json"]],
  ] as const)("reads %s with other line ends, further in, and between other text alike", (family, paths) => {
    for (const info of paths.map(fixture)) {
      const { parse } = DEVICE_FAMILIES[family];
      const reading = parse({ info });
      expect(reading?.devices.length).toBeGreaterThan(0);
      expect(parse({ info: info.replaceAll("\n", "\r\n") })).toEqual(reading);
      expect(parse({ info: `warning: something\n\n${info}\nsomething else\n` })).toEqual(reading);
      if (!info.includes("{")) expect(parse({ info: info.replace(/^/gm, "  ") })).toEqual(reading);
    }
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
    const told = { gpus, readings: fixture("nvidia/a100-550.readings.csv") };
    const events = fixture("nvidia/a100-550.events.csv");
    const reading = nvidia.parse({ ...told, events });
    expect(
      nvidia.parse({
        ...told,
        throttle: events,
        events: 'Field "clocks_event_reasons.active" is not a valid field to query.\n',
      }),
    ).toEqual(reading);
    expect(nvidia.parse(told)?.devices[0]).not.toHaveProperty("throttled");
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

  it("reads cards of an older cnmon, which tells no address, and the driver in their rows", () => {
    const reading = cambricon.parse({ info: fixture("cambricon/mlu370-4.20.11.txt") });
    expect(reading?.versions).toEqual({ driver: "4.20.11", firmware: "1.1.6" });
    expect(reading?.devices[1]).toEqual({
      ...{ index: 1, name: "MLU370-X4", totalMib: 23308, usedMib: 0, utilisation: 0, temperatureC: 33 },
      ...{ powerW: 25, powerCapW: 150, processes: "unknown" },
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
    const older = iluvatar.parse({ info: fixture("iluvatar/bi-v100-3.1.1.txt") });
    expect(older?.versions).toEqual({ driver: "3.1.0", corex: "3.1" });
    expect(older?.devices).toMatchObject([{ name: "Iluvatar BI-V100", usedMib: 257, powerW: 40, processes: [] }]);
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
    const users = intel.parse({ ...outputs, processes: fixture("intel/max1100.ps.json") })?.devices;
    expect(users?.map(({ processes }) => processes)).toEqual([[{ pid: 768707, name: "python", usedMib: 5592 }], []]);
  });

  it("reads amd-smi's clock, power cap and throttling of a Radeon, and the kernel's version where its driver is", () => {
    const outputs = {
      static: fixture("amd/r9700.amd-smi-static.json"),
      metric: fixture("amd/r9700.amd-smi-metric.json"),
    };
    const reading = amd.parse(outputs);
    expect(reading?.versions).toEqual({ driver: "6.14.0-24-generic" });
    expect(reading?.devices[0]).toEqual({
      ...{ index: 0, name: "AMD Radeon AI PRO R9700", busId: "0000:03:00.0", totalMib: 30576, usedMib: 20450 },
      ...{ utilisation: 91, temperatureC: 63, powerW: 224, powerCapW: 225, clockMhz: 2774 },
      throttled: ["limit of power or heat"],
      processes: "unknown",
    });
    const [{ limit: _envelopes, ...gpu }] = JSON.parse(outputs.static).gpu_data;
    const legacy = (watts: number) =>
      JSON.stringify([{ ...gpu, limit: { socket_power: { value: watts, unit: "W" } } }]);
    expect(amd.parse({ ...outputs, static: legacy(300) })?.devices[0]?.powerCapW).toBe(300);
    expect(amd.parse({ ...outputs, static: legacy(0) })?.devices[0]).not.toHaveProperty("powerCapW");
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
