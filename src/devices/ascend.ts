import { type Device, type DeviceProbe, type DeviceProcess, majorMinor, numbered, presentFacts } from "./device.ts";

const DRIVER_FOLDER = "/usr/local/Ascend";
const TOOLKIT_FOLDER = `${DRIVER_FOLDER}/ascend-toolkit/latest`;
/** How the toolkit names the machine that Node names differently. */
const TOOLKIT_ARCH: Readonly<Record<string, string>> = { arm64: "aarch64-linux", x64: "x86_64-linux" };

/** `npu-smi`, which prints tables only. Memory in MB as printed, which are MiB. */
export const ascend: DeviceProbe = {
  commands: { info: ["npu-smi", "info"], mapping: ["npu-smi", "info", "-m"] },
  files: (env) => ({
    driver: `${DRIVER_FOLDER}/driver/version.info`,
    firmware: `${DRIVER_FOLDER}/firmware/version.info`,
    cann: `${env["ASCEND_TOOLKIT_HOME"] ?? TOOLKIT_FOLDER}/${TOOLKIT_ARCH[process.arch]}/ascend_toolkit_install.info`,
  }),
  visibleDevices: ["ASCEND_RT_VISIBLE_DEVICES", "NPU_VISIBLE_DEVICES"],
  parse({ info = "", mapping, driver, firmware, cann }) {
    const chips = chipsOf(info);
    if (chips.length === 0) return undefined;
    const logical = logicalIds(mapping ?? "");
    const users = processesByChip(info);
    const devices = chips.map(
      (chip, position): Device => ({
        index: logical.get(chip.key) ?? chip.physical ?? position,
        name: chip.name,
        ...chip.memory,
        busId: chip.busId,
        ...numbered(chip.readings),
        processes: users?.get(chip.key) ?? (users === undefined ? "unknown" : []),
      }),
    );
    return {
      devices,
      versions: presentFacts({
        driver: versionLine(driver) ?? /\bVersion:\s*(\S+)/.exec(info)?.[1],
        firmware: versionLine(firmware),
        cann: majorMinor(versionLine(cann)),
      }),
    };
  },
};

interface Chip {
  /** NPU and chip, as both tables name it. */
  readonly key: string;
  readonly name: string;
  /** `Phy-ID` or `Device`, on boards with two chips. */
  readonly physical?: number;
  readonly memory: { readonly totalMib?: number; readonly usedMib?: number };
  readonly busId: string;
  /** As printed; power is `-` on the second chip of a board. */
  readonly readings: { readonly powerW?: string; readonly temperatureC?: string; readonly utilisation?: string };
}

const NPU_ROW = /^(\d+)\s+(\S*[A-Za-z]\S*)$/;
const CHIP_ROW = /^(\d+)(?:\s+(\d+))?$/;
const BUS_ID = /^[0-9A-Fa-f]{4}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\.[0-9A-Fa-f]$/;

/** Each chip is two rows: `NPU Name | Health | …`, then `Chip [Phy-ID] | Bus-Id | AICore Memory HBM`. */
function chipsOf(info: string): readonly Chip[] {
  const chips: Chip[] = [];
  let npu: RegExpExecArray | null = null;
  let board: readonly string[] = [];
  for (const [first = "", second = "", third = ""] of tableRows(info)) {
    const chip = CHIP_ROW.exec(first);
    if (npu !== null && chip !== null && BUS_ID.test(second)) {
      chips.push({
        key: `${npu[1]}/${chip[1]}`,
        name: npu[2] ?? "",
        ...(chip[2] === undefined ? {} : { physical: Number(chip[2]) }),
        memory: memoryOf(third),
        busId: second,
        readings: {
          ...named("powerW", board[0]),
          ...named("temperatureC", board[1]),
          ...named("utilisation", third.split(/\s+/)[0]),
        },
      });
    }
    npu = NPU_ROW.exec(first);
    board = third.split(/\s+/);
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
    const process = { pid: Number(pid), ...(name === "" ? {} : { name }), usedMib: Number(used) };
    byChip.set(key, [...(byChip.get(key) ?? []), process]);
  }
  return byChip;
}

/** `NPU ID  Chip ID  Chip Logic ID  Chip Name`: the logic id is what `ASCEND_RT_VISIBLE_DEVICES` counts in. */
function logicalIds(mapping: string): ReadonlyMap<string, number> {
  const rows = [...mapping.matchAll(/^\s*(\d+)\s+(\d+)\s+(\d+)\s+\S/gm)];
  return new Map(rows.map(([, npu, chip, logic]) => [`${npu}/${chip}`, Number(logic)]));
}

function tableRows(text: string): readonly string[][] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const rows = lines.filter((line) => line.startsWith("|"));
  return rows.map((line) =>
    line
      .slice(1)
      .replace(/\|$/, "")
      .split("|")
      .map((cell) => cell.trim()),
  );
}

const versionLine = (text: string | undefined) => /^version=(\S+)/im.exec(text ?? "")?.[1];
