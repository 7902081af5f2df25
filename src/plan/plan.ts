import { UserError } from "../model/errors.ts";
import { grouped } from "../model/grouped.ts";
import type { Config } from "../model/spec.ts";
import type { Plan, Trial } from "../model/trial.ts";
import { workloadDigest } from "./digests.ts";
import { type PlannedCell, plannedCells } from "./planned-cell.ts";
import { type Shard, shardOf } from "./shards.ts";
import { shareOf } from "./shared-start.ts";
import { trialNamer } from "./trial-ids.ts";

/** Which part of the configuration is measured, and as what. */
export interface Selection {
  /** `head` unless told. */
  readonly variant?: string;
  /** 0 unless told; 1 is the confirmation on a freshly started server. */
  readonly round?: number;
  /** Only these cell ids. */
  readonly cells?: readonly string[];
  /** Only cells whose id matches. */
  readonly filter?: RegExp;
  readonly shard?: Shard;
}

/**
 * The trials of a configuration in the order of measuring: one server configuration after the other, and for each one
 * repeat after the other over all its cells, so that a drift of the machine spreads over the cells. Offline tests,
 * which start their own engine, come last.
 * @throws UserError when the selection leaves no cell.
 */
export function planTrials(config: Config, selection: Selection = {}): Plan {
  const { variant = "head", round = 0 } = selection;
  const all = plannedCells(config);
  const cells = selectCells(all, selection);
  const nameOf = trialNamer(all.map(({ cell }) => cell));
  const repeats = Array.from({ length: config.repeats }, (_, repeat) => repeat);
  const trialsOf = (together: readonly PlannedCell[]): readonly Trial[] =>
    repeats.flatMap((repeat) =>
      together.map((planned) => ({
        ...planned,
        id: nameOf(planned.cell.id, { variant, repeat, round }),
        variant,
        repeat,
        seed: config.seed + repeat,
        round,
      })),
    );
  const served = cells.filter(({ server }) => server !== undefined);
  const offline = cells.filter(({ server }) => server === undefined);
  return {
    trials: [...groupsOf(served), offline].flatMap(trialsOf),
    expectedCells: cells.map(({ cell }) => cell.id),
    digest: workloadDigest(all, config.seed),
    warnings: emptyShard(cells, selection),
  };
}

/** The filter says what is sharded, so that a shard is the same whether all its cells or only its suspects are measured. */
function selectCells(all: readonly PlannedCell[], { cells, filter, shard }: Selection): readonly PlannedCell[] {
  // `search` starts at the beginning, whatever the expression's own state is.
  const matching = all.filter(({ cell }) => filter === undefined || cell.id.search(filter) >= 0);
  if (matching.length === 0) throw noCell(`matches the filter ${filter?.source ?? ""}`, all);
  const part = new Set(shard === undefined ? matching : shardOf(groupsOf(matching), shard));
  const mine = matching.filter((planned) => part.has(planned));
  const unknown = cells?.filter((id) => !mine.some(({ cell }) => cell.id === id)) ?? [];
  if (unknown.length > 0) throw noCell(`is called ${unknown.join(" or ")}`, mine);
  return mine.filter(({ cell }) => cells?.includes(cell.id) ?? true);
}

function noCell(what: string, there: readonly PlannedCell[]): UserError {
  return new UserError(`no cell ${what}; there are: ${there.map(({ cell }) => cell.id).join(", ")}`);
}

function emptyShard(cells: readonly PlannedCell[], { shard }: Selection): readonly string[] {
  return cells.length === 0 && shard !== undefined ? [`shard ${shard.index}/${shard.of} has no cell to measure`] : [];
}

/** Cells that share the start of a server, in order of the first; an offline test shares with none. */
function groupsOf(cells: readonly PlannedCell[]): readonly (readonly PlannedCell[])[] {
  return [...grouped(cells, shareOf).values()];
}
