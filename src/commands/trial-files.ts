import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  ENGINE_SERIES,
  ENGINE_TIMELINE_FILE,
  type EngineSeriesName,
  type EngineTimeline,
  readEngineTimeline,
} from "../model/engine-timeline.ts";
import type { Trace, TrialFiles } from "../model/material.ts";
import type { TrialRecord } from "../model/record.ts";
import { decodeRequests } from "../model/requests.ts";
import { quantilesOf } from "../report/html/quantiles.ts";
import type { Placed } from "./material.ts";

/** A page is made in two seconds: of more than this only the most important cells are read. */
const MOST_BYTES = 24 * 2 ** 20;

/** Files of the trials by `<session id>/<trial>`, the cells in the order given, until there is enough for a page. */
export async function readTrialFiles(
  placed: readonly Placed[],
  cells: readonly string[],
): Promise<ReadonlyMap<string, TrialFiles>> {
  const found = new Map<string, TrialFiles>();
  const rank = new Map(cells.map((cell, place) => [cell, place]));
  const wanted = placed
    .flatMap(({ session, folders }) => session.records.map((record) => ({ id: session.id, folders, record })))
    .filter(({ record, folders }) => folders.length > 0 && rank.has(record.cell) && record.validity.state === "valid")
    .sort((a, b) => (rank.get(a.record.cell) ?? 0) - (rank.get(b.record.cell) ?? 0));
  let left = MOST_BYTES;
  for (const { id, folders, record } of wanted) {
    const requests = await readRequests(folders, record, left);
    const traces = await readTraces(folders, record);
    left -= requests?.bytes ?? 0;
    if (requests !== undefined || traces.length > 0)
      found.set(`${id}/${record.trial}`, {
        traces,
        ...(requests === undefined ? {} : { quantiles: requests.quantiles }),
      });
  }
  return found;
}

/** A file that is missing, too long or damaged costs a picture, never the report. */
async function readRequests(folders: readonly string[], { requests }: TrialRecord, most: number) {
  if (requests === undefined) return undefined;
  for (const folder of folders) {
    try {
      const path = join(folder, requests);
      const { size } = await stat(path);
      if (size > most) return undefined;
      return { bytes: size, quantiles: quantilesOf(decodeRequests(await readFile(path))) };
    } catch {
      // The legs of a session lie in several folders.
    }
  }
  return undefined;
}

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

/** The engine's own account of the trial, where the built-in generator kept one. */
async function readTraces(folders: readonly string[], { raw }: TrialRecord): Promise<readonly Trace[]> {
  const file = raw.find((path) => path.endsWith(`/${ENGINE_TIMELINE_FILE}`));
  if (file === undefined) return [];
  for (const folder of folders) {
    try {
      const path = join(folder, file);
      if ((await stat(path)).size > LONGEST_TIMELINE) return [];
      const timeline = readEngineTimeline(await readFile(path, "utf8"));
      return timeline === undefined ? [] : tracesOf(timeline);
    } catch {
      // As above.
    }
  }
  return [];
}

function tracesOf({ seconds, series }: EngineTimeline): readonly Trace[] {
  return ENGINE_SERIES.flatMap((id) => {
    const values = series[id];
    if (values === undefined) return [];
    const { name, unit, scale = 1 } = TRACES[id];
    const told = values.flatMap((value, place) => (value === null ? [] : [{ second: seconds[place] ?? 0, value }]));
    if (told.length < 2) return [];
    return [{ name, unit, seconds: told.map(({ second }) => second), values: told.map(({ value }) => scale * value) }];
  });
}
