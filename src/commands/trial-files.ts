import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { TrialFiles } from "../model/material.ts";
import type { TrialRecord } from "../model/record.ts";
import { decodeRequests } from "../model/requests.ts";
import { quantilesOf } from "../report/html/quantiles.ts";
import type { Placed } from "./material.ts";
import { readTraces } from "./trial-traces.ts";

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
