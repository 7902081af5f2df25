import { type Column, TELEMETRY_SCHEMA, type Telemetry } from "../model/telemetry.ts";
import type { CommandSite } from "./command-output.ts";
import type { DeviceReadings } from "./device.ts";
import { familiesPresent, type PresentFamily } from "./families-present.ts";
import { type CpuTimes, type HostSample, hostSample } from "./host-sample.ts";

/** The devices' tools take up to a second of a core each. */
const EVERY_MS = 5_000;

export interface WatchSite extends CommandSite {
  /** Whether a process on a device belongs to this run; one that cannot be looked up does not count. */
  readonly isForeign: (pid: number) => boolean;
}

export interface MachineWatch {
  /** Takes the last sample and tells. */
  readonly end: () => Promise<Telemetry>;
}

export interface MachineSample {
  readonly seconds: number;
  readonly host: HostSample;
  readonly families: readonly PresentFamily[];
}

/** Looks at machine and devices now, every few seconds and at the end. Devices that do not answer are absent; never throws. */
export function watchMachine(site: WatchSite, everyMs = EVERY_MS): MachineWatch {
  const startedAt = new Date();
  const began = performance.now();
  const samples: MachineSample[] = [];
  let cpu: CpuTimes | undefined;
  let over = false;
  let wake = () => {};

  const take = async () => {
    const seconds = Math.round(performance.now() - began) / 1000;
    const { sample, cpu: now } = hostSample(cpu);
    cpu = now;
    const families = await familiesPresent(site, samples[0]?.families);
    samples.push({ seconds, host: sample, families });
  };
  const running = (async () => {
    // A cancelled run throws past its `end`.
    while (!over && site.signal?.aborted !== true) {
      await take();
      if (over) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs).unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    end: async () => {
      over = true;
      wake();
      await running;
      await take();
      return telemetryOf(startedAt, samples, site.isForeign);
    },
  };
}

/** Pure: the samples as columns. */
export function telemetryOf(
  startedAt: Date,
  samples: readonly MachineSample[],
  isForeign: (pid: number) => boolean,
): Telemetry {
  const host = (key: keyof HostSample): Column => samples.map((sample) => sample.host[key]);
  return {
    schema: TELEMETRY_SCHEMA,
    startedAt: startedAt.toISOString(),
    times: samples.map(({ seconds }) => seconds),
    host: {
      load: host("load"),
      cpuPressure: host("cpuPressure"),
      steal: host("steal"),
      cpuMhz: host("cpuMhz"),
      freeMemoryMib: host("freeMemoryMib"),
    },
    devices: deviceColumns(samples),
    foreign: foreignProcesses(samples, isForeign),
  };
}

function deviceColumns(samples: readonly MachineSample[]): Telemetry["devices"] {
  const named = samples.flatMap(({ families }) =>
    families.flatMap(({ family, devices }) => devices.map(({ index, name }) => ({ family, index, name }))),
  );
  const distinct = new Map(named.map((device) => [`${device.family} ${device.index}`, device]));
  return [...distinct.values()].map(({ family, index, name }) => {
    const at = ({ families }: MachineSample): DeviceReadings | undefined =>
      families.find((each) => each.family === family)?.devices.find((device) => device.index === index);
    const column = (key: Exclude<keyof DeviceReadings, "throttled">): Column =>
      samples.map((sample) => at(sample)?.[key] ?? null);
    const reasons = new Set(samples.flatMap((sample) => at(sample)?.throttled ?? []));
    const held = (reason: string) => samples.filter((sample) => at(sample)?.throttled?.includes(reason) === true);
    return {
      family,
      index,
      name,
      clockMhz: column("clockMhz"),
      temperatureC: column("temperatureC"),
      powerW: column("powerW"),
      utilisation: column("utilisation"),
      usedMib: column("usedMib"),
      throttled: Object.fromEntries([...reasons].map((reason) => [reason, held(reason).map(({ seconds }) => seconds)])),
    };
  });
}

function foreignProcesses(samples: readonly MachineSample[], isForeign: (pid: number) => boolean): readonly string[] {
  const lines = samples.flatMap(({ families }) =>
    families.flatMap(({ family, devices }) =>
      devices.flatMap(({ index, processes }) =>
        processes === "unknown"
          ? []
          : processes.flatMap(({ pid, name = "process" }) =>
              pid !== undefined && isForeign(pid) ? [`${name} ${pid} on ${family} ${index}`] : [],
            ),
      ),
    ),
  );
  return [...new Set(lines)];
}
