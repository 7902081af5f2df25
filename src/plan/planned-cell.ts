import { type Cell, offlineCell, servingCell } from "../model/cell.ts";
import { UserError } from "../model/errors.ts";
import type { Config, ServerSpec, TestSpec } from "../model/spec.ts";

/** A cell with what is needed to measure it. */
export interface PlannedCell {
  readonly cell: Cell;
  readonly test: TestSpec;
  /** Absent for offline tests. */
  readonly server?: ServerSpec;
}

/** All cells of a configuration, in its order. */
export function plannedCells({ tests, servers }: Config): readonly PlannedCell[] {
  return tests.flatMap((test): readonly PlannedCell[] => {
    if (test.kind === "latency" || test.kind === "throughput")
      return [{ cell: offlineCell(test.name, test.kind), test }];
    const server = test.server === undefined ? undefined : servers[test.server];
    if (server === undefined) throw new UserError(`test ${test.name}: no server "${test.server ?? ""}" is configured`);
    if (test.kind === "accuracy") return [{ cell: offlineCell(test.name, test.kind), test, server }];
    return test.loads.map((load) => ({ cell: servingCell(test.name, load), test, server }));
  });
}
