import { grouped } from "../../model/grouped.ts";
import { apartBySetUp } from "../apart.ts";
import type { NamedReading } from "../tool.ts";

/** By these people know a set-up; a file's name is last, because it changes where nothing else does. */
const FIRST = ["model_type", "n_gpu_layers", "flash_attn", "type_k", "type_v", "n_batch", "n_ubatch"];
const LAST = ["model_filename"];

/**
 * Results of one test with different set-ups (models, offloaded layers, types of the KV cache) are no repeats of each other but other
 * tests; those of one set-up by several builds are its variants, before and after a commit.
 */
export function toldApart(readings: readonly NamedReading[]): readonly NamedReading[] {
  return byBuild(apartBySetUp(readings, FIRST, LAST));
}

/** Where one test has several builds, every result is named by its own. */
function byBuild(readings: readonly NamedReading[]): readonly NamedReading[] {
  const alike = grouped(readings, ({ point, variant }) => JSON.stringify([point, variant]));
  const isTold = [...alike.values()].some((group) => new Set(group.map(({ tool }) => tool.version)).size > 1);
  if (!isTold) return readings;
  return readings.map((reading) => {
    const build = reading.tool.version ?? "unknown build";
    return { ...reading, variant: [reading.variant ?? [], build].flat().join(" ") };
  });
}
