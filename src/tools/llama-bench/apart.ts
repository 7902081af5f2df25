import type { Workload } from "../../model/record.ts";

/** What named one of a text's results, and what else tells it from the others. */
interface Named {
  readonly point?: string;
  readonly workload: Workload;
  readonly tool: { readonly version?: string };
}

/** By these people know a set-up; a file's name and the build are last, because they change where nothing else does. */
const FIRST = ["model_type", "n_gpu_layers", "flash_attn", "type_k", "type_v", "n_batch", "n_ubatch"];
const LAST = ["model_filename", "build"];

/**
 * Results of one test with different set-ups (models, offloaded layers, types of the KV cache) are no repeats of each other:
 * the settings that tell them apart go into their names, no more of them than it takes.
 */
export function toldApart<R extends Named>(readings: readonly R[]): readonly R[] {
  const tests = [...new Set(readings.map(({ point }) => point))];
  const endings = new Map(tests.flatMap((test) => [...endingsOf(readings.filter(({ point }) => point === test))]));
  return readings.map((reading) => ({ ...reading, point: `${reading.point ?? ""}${endings.get(reading) ?? ""}` }));
}

function endingsOf(group: readonly Named[]): ReadonlyMap<Named, string> {
  let endings = new Map(group.map((reading) => [reading, ""]));
  for (const id of settingsOf(group)) {
    const longer = new Map([...endings].map(([reading, ending]) => [reading, `${ending},${id}=${word(reading, id)}`]));
    if (new Set(longer.values()).size > new Set(endings.values()).size) endings = longer;
  }
  return endings;
}

function settingsOf(group: readonly Named[]): readonly string[] {
  const ids = group.flatMap(({ workload }) => Object.keys(workload));
  return [...new Set([...FIRST, ...ids.filter((id) => !LAST.includes(id)), ...LAST])];
}

/** Of a path, its last part. */
function word({ workload, tool }: Named, id: string): string {
  const value = String((id === "build" ? tool.version : workload[id]) ?? "none");
  return value.replace(/^.*[\\/]/, "").replaceAll(",", "+");
}
