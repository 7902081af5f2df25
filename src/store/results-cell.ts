import { basename, dirname, sep } from "node:path";
import { cellIdFromFileName } from "../model/cell.ts";
import type { Reading } from "../model/record.ts";
import type { ReadFile } from "./results-twins.ts";

/** `vllm bench sweep` names the file after the run and the folder after the parameters. */
const SWEEP_FILE = /^(?:run=\d+\.json|summary\.(?:json|csv))$/;
const PARAMETERS = /^(?:SERVE|BENCH)-/;
const TRIED_LOAD = /^(?:request_rate|max_concurrency)=\d+$/;
/** Names that tools give to every result: the folder says what it is of. */
const SAME_NAME =
  /^(?:benchmarks|(?:benchmark|performance)_summary|benchmark_(?:percentile|data)|speed_benchmark|profile_export(?:_aiperf|_genai_perf)?|result_(?:perf|common)_\d+)\.(?:jsonl?|csv|db|txt|ya?ml)$/;
/** Endings that say how a result was kept, not what it is of: `x.stdout.txt`, `x.pytorch.json`. */
const KEPT_AS = /(?:\.(?:stdout|stderr)|(?:\.(?:cold|warm)_\w+)?\.pytorch)?\.[A-Za-z0-9]+$/;
/** The end of the name that `vllm bench serve` gives a file itself: the time of the run. */
const WRITTEN_AT = /-\d{8}-\d{6}$/;

/** Folders that name a load point: evalscope's and aiperf's sweeps, and each run of evalscope's search for a load. */
const LOAD_FOLDER =
  /^(?:(?:parallel_(\d+)_number|sla_parallel_(\d+)_run)_\d+|concurrency_(\d+)|(?:rate_(\d+(?:\.\d+)?)_number|sla_rate_(\d+(?:\.\d+)?)_run)_\d+)$/;
/** Folders that name a time or a repeat: the one above says what they are of. */
const RUN_FOLDER = /^(?:\d{8}_\d{6}|(?:run|trial)_\d+|profile_runs|sla_tuning)$/;
/** AISBench has a folder a model, with a file a data set. */
const BY_MODEL = /(?:^|[\\/])performances?[\\/]([^\\/]+)[\\/]([^\\/]+)$/;

/** A file's name without folder and endings: `x` for `results/x.json`, `x.txt` and `x.stdout.txt`. */
export function stemOf(path: string): string {
  return basename(path).replace(KEPT_AS, "");
}

/**
 * The cell of each reading of one file. The file's name says it, or its folder's; results of one file at different
 * load points are different cells, though, and not repeats of one.
 */
export function cellsOf(file: ReadFile): readonly string[] {
  const { readings } = file;
  const cell = cellOf(file);
  const loads = readings.map(loadOf);
  const several = new Set(loads).size > 1;
  return readings.map((reading, index) => {
    if (reading.cell !== undefined) return reading.cell;
    if (reading.point !== undefined) return `${cell}${cell.includes("/") ? "," : "/"}${reading.point}`;
    const load = loads[index] ?? "";
    return several && load !== "" ? withLoad(cell, load) : cell;
  });
}

function cellOf({ path, within, readings }: ReadFile): string {
  const [, model, file = ""] = BY_MODEL.exec(path) ?? [];
  if (model !== undefined) return `${model}_${stemOf(file)}`;
  const load = LOAD_FOLDER.exec(basename(aboveRuns(dirname(path))));
  const named = nameOf(path, within) ?? readings[0]?.tool.name ?? stemOf(path);
  // The file name's own rules strip an ending, and the name has none left.
  const cell = cellIdFromFileName(`${named}.json`);
  if (load === null) return cell;
  // Until 1.6 evalscope's folder does not say that there was a rate, too.
  const printed = readings[0] === undefined ? "" : loadOf(readings[0]);
  if (printed !== "") return withLoad(cell, printed);
  const [, parallel, tried, concurrency, rate, triedRate] = load;
  const limit = parallel ?? tried ?? concurrency;
  return withLoad(cell, limit === undefined ? `qps=${Number(rate ?? triedRate)}` : `qps=inf,concurrency=${limit}`);
}

function nameOf(path: string, within: string): string | undefined {
  if (SWEEP_FILE.test(basename(path))) return sweepName(dirname(path));
  return SAME_NAME.test(basename(path)) ? folderName(within) : stemOf(path).replace(WRITTEN_AT, "");
}

/** Below the folder of its parameters a search for a load has a folder for each load that it tried. */
function sweepName(folder: string): string {
  const above = basename(dirname(folder));
  return TRIED_LOAD.test(basename(folder)) && PARAMETERS.test(above)
    ? `${above}-${basename(folder)}`
    : basename(folder);
}

/** The nearest folder above that names neither a load point nor a run; none where the user named it. */
function folderName(within: string): string | undefined {
  let folder = dirname(within);
  while (LOAD_FOLDER.test(basename(folder)) || RUN_FOLDER.test(basename(folder))) folder = dirname(folder);
  return folder === "." || folder === sep ? undefined : basename(folder);
}

function aboveRuns(folder: string): string {
  return RUN_FOLDER.test(basename(folder)) ? aboveRuns(dirname(folder)) : folder;
}

function withLoad(cell: string, load: string): string {
  return `${cell.replace(/\/qps=[^/]*$/, "")}/${load}`;
}

/** The load point as far as the result prints it. */
function loadOf({ workload }: Reading): string {
  const { request_rate: rate, max_concurrency: limit } = workload;
  return [rate === undefined ? [] : `qps=${rate}`, typeof limit === "number" ? `concurrency=${limit}` : []]
    .flat()
    .join(",");
}
