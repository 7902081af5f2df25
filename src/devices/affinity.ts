import { stripVTControlCharacters } from "node:util";

/** Where a device hangs, as its family's tool has it: NUMA nodes, or else cores. Lists as the kernel writes them. */
export interface Affinity {
  readonly nodes?: string;
  readonly cpus?: string;
}

const COLUMN = /(?:CPU|NUMA|Node) Affinity|GPU NUMA ID/g;
const LIST = /^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/;
/** `GPU0`, `NPU0`, `GPU 0/0` (card and tile), and the bare number of `hl-smi`. */
const ROW = /^(?:(?:GPU|NPU)\s?)?(\d+)(?:\/\d+)?\s+(\S.*)$/;

/**
 * The matrix of links that most of these tools draw, by device: its last columns tell cores and nodes. `GPU NUMA ID` is not among
 * them: it is the node that a Grace machine makes of the GPU's own memory, and has no cores.
 */
export function affinityTable(text: string): ReadonlyMap<number, Affinity> {
  const found = new Map<number, Affinity>();
  let heading: { readonly links: number; readonly columns: readonly string[] } | undefined;
  for (const line of stripVTControlCharacters(text).split(/\r?\n/)) {
    const columns = [...line.matchAll(COLUMN)];
    const [first] = columns;
    if (first !== undefined) {
      const before = line.slice(0, first.index).replace(/\b([A-Z]+) (\d+\/\d+)/g, "$1$2");
      // `hl-smi` draws no links, and names the column of the devices.
      const links = before.split(/\s+/).filter((name) => name !== "" && name !== "modID").length;
      heading = { links, columns: columns.map(([name]) => name) };
      continue;
    }
    const row = ROW.exec(line.trim());
    if (heading === undefined || row === null) continue;
    const cells = (row[2] ?? "").replace(/,\s+/g, ",").split(/\s+/).slice(heading.links);
    const cell = (pattern: RegExp) => {
      const value = cells[heading?.columns.findIndex((name) => pattern.test(name)) ?? -1];
      return value !== undefined && LIST.test(value) ? value : undefined;
    };
    const nodes = cell(/^(?:NUMA|Node) Affinity$/);
    const cpus = cell(/^CPU Affinity$/);
    // A card of several tiles has a row for each.
    if (!found.has(Number(row[1])))
      found.set(Number(row[1]), { ...(nodes === undefined ? {} : { nodes }), ...(cpus === undefined ? {} : { cpus }) });
  }
  return found;
}
