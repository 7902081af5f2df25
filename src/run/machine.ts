import { accessSync, constants, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MachineWatch } from "../devices/watch-machine.ts";
import type { Reading } from "../model/record.ts";
import type { Telemetry } from "../model/telemetry.ts";
import { onDisk } from "./atomic-file.ts";
import type { Bench } from "./bench.ts";
import { RUN_VARIABLE } from "./ledger.ts";
import { startedWith } from "./process-table.ts";
import type { RunningServer } from "./server.ts";
import { invalidate } from "./tool-result.ts";

/** In percent: from here on a virtual machine is told that its host was busy. */
const NOTED_STEAL = 5;

/** At its power cap a card runs as it is made to; these make it slower than it was a minute before. */
const SLOWED_BY_HEAT = /slowdown|power brake/;

/** Watches machine and devices during a trial; nothing where the run brings no devices. */
export function watchTrial(
  { world, env, ledger, equipment }: Bench,
  server: RunningServer | undefined,
): MachineWatch | undefined {
  const mark = `${RUN_VARIABLE}=${ledger.run}`;
  // The processes of a server that somebody else has started can't be told from foreign ones, nor can another user's.
  const isForeign = (pid: number) =>
    server?.owned !== false && isReadable(`/proc/${pid}/environ`) && !startedWith(pid, mark);
  return equipment.watchMachine?.({ env: { ...env, ...server?.env }, cwd: world.cwd, signal: world.signal, isForeign });
}

/** Writes what was seen beside the trial's other files, and adds to the reading what it says of it. */
export async function withMachine(reading: Reading, watch: MachineWatch | undefined, folder: string): Promise<Reading> {
  const telemetry = await watch?.end();
  if (telemetry === undefined) return reading;
  const file = join(folder, "telemetry.json");
  onDisk(file, () => writeFileSync(file, `${JSON.stringify(telemetry)}\n`));
  const peak = peakMemory(telemetry);
  const metrics = peak === undefined ? reading.metrics : { ...reading.metrics, peak_device_memory_mib: peak };
  const notes = [...reading.notes, ...machineNotes(telemetry)];
  return invalidate({ ...reading, metrics, notes }, ...whyInvalid(telemetry));
}

/** Of the device that used most; MiB. */
function peakMemory({ devices }: Telemetry): number | undefined {
  const used = devices.flatMap(({ usedMib }) => usedMib.filter((value) => value !== null));
  return used.length === 0 ? undefined : Math.max(...used);
}

/** Why a trial says nothing about the engine: the machine was not the same from its beginning to its end. */
function whyInvalid({ devices, foreign, times }: Telemetry): readonly string[] {
  const throttled = devices.flatMap(({ family, index, throttled: reasons }) =>
    Object.entries(reasons)
      .filter(([reason]) => SLOWED_BY_HEAT.test(reason))
      .map(([reason, at]) => `throttled: ${family} ${index}, ${reason} in ${at.length} of ${times.length} samples`),
  );
  return [...throttled, ...foreign.map((line) => `foreign process: ${line}`)];
}

function machineNotes({ devices, host, times }: Telemetry): readonly string[] {
  const limited = devices.flatMap(({ family, index, throttled }) =>
    Object.keys(throttled)
      .filter((reason) => !SLOWED_BY_HEAT.test(reason))
      .map((reason) => `${family} ${index} ran at its ${reason}`),
  );
  const silent = devices.flatMap((device) => {
    const columns = [device.clockMhz, device.temperatureC, device.powerW, device.utilisation, device.usedMib];
    const empty = times.filter((_, at) => columns.every((column) => (column[at] ?? null) === null)).length;
    if (empty === 0 || empty === times.length) return [];
    return `${device.family} ${device.index} told nothing in ${empty} of ${times.length} samples`;
  });
  const steal = Math.max(0, ...host.steal.filter((share) => share !== null));
  return [
    ...limited,
    ...silent,
    ...(steal >= NOTED_STEAL ? [`the hypervisor took up to ${steal} % of the CPU time`] : []),
  ];
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
