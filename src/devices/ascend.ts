import { affinityTable } from "./affinity.ts";
import { type Device, type DeviceProbe, type DeviceProcess, majorMinor, numbered, presentFacts } from "./device.ts";
import { tableRows } from "./table-rows.ts";

const DRIVER_FOLDER = "/usr/local/Ascend";
const TOOLKIT_FOLDER = `${DRIVER_FOLDER}/ascend-toolkit/latest`;
/** From CANN 8.5 on. */
const NEWER_TOOLKIT_FOLDER = `${DRIVER_FOLDER}/cann`;
/** How the toolkit names the machine that Node names differently. */
const TOOLKIT_ARCH: Readonly<Record<string, string>> = { arm64: "aarch64-linux", x64: "x86_64-linux" };

const toolkitInfo = (folder: string) => `${folder}/${TOOLKIT_ARCH[process.arch]}/ascend_toolkit_install.info`;

/** `npu-smi`, which prints tables only. Memory in MB as printed, which are MiB. */
export const ascend: DeviceProbe = {
  commands: { info: ["npu-smi", "info"], mapping: ["npu-smi", "info", "-m"] },
  files: (env) => ({
    driver: `${DRIVER_FOLDER}/driver/version.info`,
    firmware: `${DRIVER_FOLDER}/firmware/version.info`,
    cann: toolkitInfo(env["ASCEND_TOOLKIT_HOME"] ?? env["ASCEND_HOME_PATH"] ?? TOOLKIT_FOLDER),
    newerCann: toolkitInfo(NEWER_TOOLKIT_FOLDER),
  }),
  visibleDevices: ["ASCEND_RT_VISIBLE_DEVICES", "NPU_VISIBLE_DEVICES"],
  constant: () => ["mapping"],
  topology: {
    commands: { matrix: ["npu-smi", "info", "-t", "topo"] },
    parse: ({ matrix = "" }) => affinityTable(matrix),
  },
  parse({ info = "", mapping, driver, firmware, cann, newerCann }) {
    const chips = chipsOf(info);
    if (chips.length === 0) return undefined;
    const logical = logicalIds(mapping ?? "");
    const users = processesByChip(info);
    const devices = chips.map(
      (chip, position): Device => ({
        index: logical.get(chip.key) ?? chip.physical ?? position,
        name: chip.name,
        ...chip.memory,
        ...(BUS_ID.test(chip.busId) ? { busId: chip.busId } : {}),
        ...numbered(chip.readings),
        ...(/^OK$/i.test(chip.health) ? {} : { trouble: `health ${chip.health}` }),
        processes: users?.get(chip.key) ?? (users === undefined ? "unknown" : []),
      }),
    );
    return {
      devices,
      versions: presentFacts({
        driver: versionLine(driver) ?? /\bVersion:\s*(\S+)/.exec(info)?.[1],
        firmware: versionLine(firmware),
        cann: majorMinor(versionLine(cann) ?? versionLine(newerCann)),
      }),
    };
  },
};

interface Chip {
  /** NPU and chip, as both tables name it. */
  readonly key: string;
  readonly name: string;
  readonly health: string;
  /** `Phy-ID` or `Device`, on boards with two chips. */
  readonly physical?: number;
  readonly memory: { readonly totalMib?: number; readonly usedMib?: number };
  readonly busId: string;
  /** As printed; power is `-` on the second chip of a board, and `NA` on an Atlas 300I Duo. */
  readonly readings: { readonly powerW?: string; readonly temperatureC?: string; readonly utilisation?: string };
}

/** The name of an Ascend 310 is a number too. */
const NPU_ROW = /^(\d+)\s+(\S+)$/;
const CHIP_ROW = /^(\d+)(?:\s+(\d+))?$/;
const HEALTH = /^[A-Za-z][A-Za-z ]*$/;
const BUS_ID = /^[0-9A-Fa-f]{4}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\.[0-9A-Fa-f]$/;
/** What stands for the address of a chip that does not answer. */
const NO_BUS_ID = /^(?:NA|N\/A|-*)$/i;

/** Each chip is two rows: `NPU Name | Health | …`, then `Chip [Phy-ID] | Bus-Id | AICore Memory HBM`. */
function chipsOf(info: string): readonly Chip[] {
  const chips: Chip[] = [];
  let board:
    | { readonly npu: string; readonly name: string; readonly health: string; readonly cells: string[] }
    | undefined;
  for (const [first = "", second = "", third = ""] of tableRows(info)) {
    const chip = CHIP_ROW.exec(first);
    const cells = third.split(/\s+/);
    if (board !== undefined && chip !== null && (BUS_ID.test(second) || NO_BUS_ID.test(second))) {
      chips.push({
        key: `${board.npu}/${chip[1]}`,
        name: board.name,
        health: board.health,
        ...(chip[2] === undefined ? {} : { physical: Number(chip[2]) }),
        memory: memoryOf(third),
        busId: second,
        readings: {
          ...named("powerW", board.cells[0]),
          ...named("temperatureC", board.cells[1]),
          ...named("utilisation", cells[0]),
        },
      });
      board = undefined;
      continue;
    }
    const [, npu, name] = NPU_ROW.exec(first) ?? [];
    board =
      npu === undefined || name === undefined || !HEALTH.test(second)
        ? undefined
        : { npu, name, health: second, cells };
  }
  return chips;
}

const named = <K extends string>(key: K, text: string | undefined): { readonly [k in K]?: string } =>
  text === undefined ? {} : ({ [key]: text } as { [k in K]: string });

/** The last pair is the HBM; on chips without HBM (310P, 910 Pro A) it is 0 of 0 and the pair before it counts. */
function memoryOf(cell: string): Chip["memory"] {
  const pairs = [...cell.matchAll(/(\d+)\s*\/\s*(\d+)/g)].map(([, used, total]) => ({
    usedMib: Number(used),
    totalMib: Number(total),
  }));
  return pairs.findLast(({ totalMib }) => totalMib > 0) ?? {};
}

/** `undefined` when there is no table of processes, as in tools that may not look. */
function processesByChip(info: string): Map<string, DeviceProcess[]> | undefined {
  if (!/Process id/.test(info)) return undefined;
  const byChip = new Map<string, DeviceProcess[]>();
  for (const [first = "", pid = "", name = "", used = ""] of tableRows(info)) {
    const chip = CHIP_ROW.exec(first);
    if (chip?.[2] === undefined || !/^\d+$/.test(pid)) continue;
    const key = `${chip[1]}/${chip[2]}`;
    const process = { pid: Number(pid), ...(name === "" ? {} : { name }), ...numbered({ usedMib: used }) };
    byChip.set(key, [...(byChip.get(key) ?? []), process]);
  }
  return byChip;
}

/** `NPU ID  Chip ID  Chip Logic ID  Chip Name`: the logic id is what `ASCEND_RT_VISIBLE_DEVICES` counts in. */
function logicalIds(mapping: string): ReadonlyMap<string, number> {
  const rows = [...mapping.matchAll(/^\s*(\d+)\s+(\d+)\s+(\d+)\s+\S/gm)];
  return new Map(rows.map(([, npu, chip, logic]) => [`${npu}/${chip}`, Number(logic)]));
}

const versionLine = (text: string | undefined) => /^version=(\S+)/im.exec(text ?? "")?.[1];
