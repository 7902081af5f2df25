import type { Cell } from "../model/cell.ts";
import { digestOf } from "../model/digest.ts";
import { grouped } from "../model/grouped.ts";
import type { Trial } from "../model/trial.ts";

/** With what is put behind it an id stays far below the 255 bytes that file systems allow. */
const LONGEST = 100;

/**
 * A readable, file-safe name for each cell: `qwen3_8b_tp1-qps_4` for `qwen3_8b_tp1/qps=4`. Cells whose names would be
 * the same, also on a file system that ignores capitals, get a piece of their id's digest.
 */
function cellFileNames(cells: readonly Cell[]): ReadonlyMap<string, string> {
  const names = cells.map(({ id }) => ({ id, name: fileSafe(id) }));
  const seen = grouped(names, ({ name }) => name.toLowerCase());
  return new Map(
    names.map(({ id, name }) => {
      const unique = name.length <= LONGEST && seen.get(name.toLowerCase())?.length === 1;
      return [id, unique ? name : `${name.slice(0, LONGEST)}-${digestOf(id).slice(0, 8)}`];
    }),
  );
}

/** Names trials: `qwen3_8b_tp1-qps_4-r0`, its first pair's base `qwen3_8b_tp1-qps_4-base-r0-c1`. */
export function trialNamer(cells: readonly Cell[]) {
  const names = cellFileNames(cells);
  return (cell: string, { variant, repeat, round }: Pick<Trial, "variant" | "repeat" | "round">): string =>
    `${names.get(cell)}${variant === "head" ? "" : `-${variant}`}-r${repeat}${round === 0 ? "" : `-c${round}`}`;
}

function fileSafe(id: string): string {
  return id
    .replaceAll("/", "-")
    .replaceAll(",", "-")
    .replaceAll("=", "_")
    .replaceAll(/[^A-Za-z0-9._-]/g, "_")
    .replace(/^[.-]/, "_");
}
