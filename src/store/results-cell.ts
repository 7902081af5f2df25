import { basename, dirname } from "node:path";
import { cellIdFromFileName } from "../model/cell.ts";
import type { Reading } from "../model/record.ts";
import type { NamedReading } from "../tools/tool.ts";

/** `vllm bench sweep` names the file after the run and the folder after the parameters. */
const SWEEP_FILE = /^(?:run=\d+|summary)\.json$/;
/** Endings that say how a result was kept, not what it is of: `x.stdout.txt`, `x.pytorch.json`. */
const KEPT_AS = /(?:\.(?:stdout|stderr|pytorch))?\.[A-Za-z0-9]+$/;
/** The end of the name that `vllm bench serve` gives a file itself: the time of the run. */
const WRITTEN_AT = /-\d{8}-\d{6}$/;

/** A file's name without folder and endings: `x` for `results/x.json`, `x.txt` and `x.stdout.txt`. */
export function stemOf(path: string): string {
  return basename(path).replace(KEPT_AS, "");
}

/**
 * The cell of each reading of one file. The file's name says it; results of one file at different
 * load points are different cells, though, and not repeats of one.
 */
export function cellsOf(path: string, readings: readonly NamedReading[]): readonly string[] {
  const named = SWEEP_FILE.test(basename(path)) ? basename(dirname(path)) : stemOf(path).replace(WRITTEN_AT, "");
  // The file name's own rules strip an ending, and the stem has none left.
  const cell = cellIdFromFileName(`${named}.json`);
  const loads = readings.map(loadOf);
  const several = new Set(loads).size > 1;
  return readings.map((reading, index) => {
    if (reading.cell !== undefined) return reading.cell;
    const load = loads[index] ?? "";
    return several && load !== "" ? `${cell.replace(/\/qps=[^/]*$/, "")}/${load}` : cell;
  });
}

/** The load point as far as the result prints it. */
function loadOf({ workload }: Reading): string {
  const { request_rate: rate, max_concurrency: limit } = workload;
  return [rate === undefined ? [] : `qps=${rate}`, typeof limit === "number" ? `concurrency=${limit}` : []]
    .flat()
    .join(",");
}
