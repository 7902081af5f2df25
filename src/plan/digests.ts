import { digestOf } from "../model/digest.ts";
import type { ServerSpec } from "../model/spec.ts";
import type { PlannedCell } from "./planned-cell.ts";

/**
 * What all sessions of one configuration have in common: which cells, what each asks of which engine, from which seed.
 * How often, how long and in which order it is measured, and where a server listens, does not belong to it.
 */
export function workloadDigest(cells: readonly PlannedCell[], seed: number): string {
  const workloads = cells.map(({ cell, test, server }) => {
    const { timeoutSeconds: _, loads: __, server: ___, ...asked } = test;
    return { cell, asked, served: server === undefined ? null : servedBy(server) };
  });
  return digestOf({ seed, workloads: workloads.sort((a, b) => (a.cell.id < b.cell.id ? -1 : 1)) });
}

function servedBy({ name: _, url: __, port: ___, ready: ____, ...served }: ServerSpec): unknown {
  return served;
}
