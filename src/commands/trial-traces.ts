import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import {
  ENGINE_SERIES,
  ENGINE_TIMELINE_FILE,
  type EngineSeriesName,
  type EngineTimeline,
  readEngineTimeline,
} from "../model/engine-timeline.ts";
import type { Trace } from "../model/material.ts";
import type { TrialRecord } from "../model/record.ts";
import { TELEMETRY_SCHEMA } from "../model/telemetry.ts";

const TRACES: Readonly<
  Record<EngineSeriesName, { readonly name: string; readonly unit: string; readonly scale?: number }>
> = {
  running: { name: "running", unit: "requests" },
  waiting: { name: "waiting", unit: "requests" },
  kvUsage: { name: "KV cache used", unit: "%", scale: 100 },
  preemptions: { name: "preemptions", unit: "since the sample before" },
  promptTokensPerSecond: { name: "prompt tokens", unit: "tok/s" },
  outputTokensPerSecond: { name: "output tokens", unit: "tok/s" },
};

const LONGEST_TIMELINE = 2 ** 20;

/** What the engine and the machine did during the trial, where somebody watched. */
export async function readTraces(folders: readonly string[], { raw }: TrialRecord): Promise<readonly Trace[]> {
  const engine = await textOf(folders, raw, ENGINE_TIMELINE_FILE);
  const timeline = engine === undefined ? undefined : readEngineTimeline(engine);
  const machine = await textOf(folders, raw, "telemetry.json");
  return [
    ...(timeline === undefined ? [] : tracesOf(timeline)),
    ...(machine === undefined ? [] : machineTraces(machine)),
  ];
}

/** The trial's own file of that name; the legs of a session lie in several folders. What is too long or missing costs a picture. */
async function textOf(folders: readonly string[], raw: readonly string[], name: string): Promise<string | undefined> {
  const file = raw.findLast((path) => path.endsWith(`/${name}`));
  if (file === undefined) return undefined;
  for (const folder of folders) {
    const path = join(folder, file);
    const size = await stat(path).then(
      (stats) => stats.size,
      () => Number.POSITIVE_INFINITY,
    );
    if (size <= LONGEST_TIMELINE) return readFile(path, "utf8").catch(() => undefined);
  }
  return undefined;
}

function tracesOf({ seconds, series }: EngineTimeline): readonly Trace[] {
  return ENGINE_SERIES.flatMap((id) => {
    const values = series[id];
    if (values === undefined) return [];
    const { name, unit, scale = 1 } = TRACES[id];
    return traceOf(
      { name, unit },
      seconds,
      values.map((value) => (value === null ? null : scale * value)),
    );
  });
}

type Column = readonly (number | null)[];

/** Where something was told at least twice. */
function traceOf(label: Pick<Trace, "name" | "unit">, times: Column, values: Column): readonly Trace[] {
  const told = values.flatMap((value, place) => {
    const second = times[place];
    return value === null || second === null || second === undefined ? [] : [{ second, value }];
  });
  if (told.length < 2) return [];
  return [{ ...label, seconds: told.map(({ second }) => second), values: told.map(({ value }) => value) }];
}

const column = z.array(z.number().nullable()).max(100_000);
const telemetry = z.object({
  schema: z.literal(TELEMETRY_SCHEMA),
  times: column,
  host: z.object({ load: column, cpuMhz: column, steal: column }),
  devices: z
    .array(
      z.object({
        index: z.number(),
        clockMhz: column,
        temperatureC: column,
        powerW: column,
        utilisation: column,
        usedMib: column,
      }),
    )
    .max(64),
});

/** Devices first: their clocks explain most. */
function machineTraces(text: string): readonly Trace[] {
  const { success, data } = telemetry.safeParse(jsonOf(text));
  if (!success) return [];
  const { times, host, devices } = data;
  const columns = [
    ...devices.flatMap(({ index, clockMhz, temperatureC, powerW, utilisation, usedMib }) => [
      { name: `device ${index} clock`, unit: "MHz", values: clockMhz },
      { name: `device ${index} power`, unit: "W", values: powerW },
      { name: `device ${index} temperature`, unit: "°C", values: temperatureC },
      { name: `device ${index} utilisation`, unit: "%", values: utilisation },
      { name: `device ${index} memory`, unit: "MiB", values: usedMib },
    ]),
    { name: "processor clock", unit: "MHz", values: host.cpuMhz },
    { name: "load average", unit: "processes", values: host.load },
    { name: "stolen by the hypervisor", unit: "%", values: host.steal },
  ];
  return columns.flatMap(({ name, unit, values }) => traceOf({ name, unit }, times, values));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
