import { endingsOf } from "../apart.ts";
import type { NamedReading } from "../tool.ts";

/** By these people know a set-up; a file's name and the build are last, because they change where nothing else does. */
const FIRST = ["model_type", "n_gpu_layers", "flash_attn", "type_k", "type_v", "n_batch", "n_ubatch"];
const LAST = ["model_filename", "build"];

/** Results of one test with different set-ups (models, offloaded layers, types of the KV cache) are no repeats of each other. */
export function toldApart(readings: readonly NamedReading[]): readonly NamedReading[] {
  const tests = [...new Set(readings.map(({ point }) => point))];
  const groups = tests.map((test) => readings.filter(({ point }) => point === test));
  const endings = new Map(groups.flatMap((group) => [...endingsOf(group, FIRST, LAST)]));
  return readings.map((reading) => ({
    ...reading,
    point: [reading.point ?? [], endings.get(reading) ?? []].flat().join(),
  }));
}
