import type { Facts } from "../model/session.ts";
import type { CompareInput } from "./compare-input.ts";
import { differences, type Machines } from "./environment.ts";
import type { Judgement } from "./verdict.ts";
import { counted, signedPercent, worseSign } from "./wording.ts";

/** Engines, and the plugins that bring one of them to other devices: each is a repository of its own. */
const PLUGINS: Readonly<Record<string, string>> = {
  "vllm-ascend": "vllm",
  "vllm-metax": "vllm",
  "triton-ascend": "triton",
};

/** Below this, "all of them" says little. */
const FEWEST_CELLS = 3;
/** Worsenings of a machine's are alike: none is further from their middle than this share of it. */
const ALIKE = 0.5;

/** What else than the change may have made suspected rows worse; one sentence each, none without a suspicion. */
export function otherCauses(
  { head, paired }: CompareInput,
  { comparable }: Machines,
  gating: readonly Judgement[],
): readonly string[] {
  const suspects = gating.filter(({ row }) => row.suspicion === "open" || row.suspicion === "confirmed");
  const [newest] = comparable;
  if (suspects.length === 0 || newest === undefined) return [];
  // Pairs share their machine, and each of their servers has its own versions.
  return [
    ...movedTogether(newest.environment.subject, head.environment.subject),
    ...(paired === true ? [] : slowMachine(gating, suspects)),
  ];
}

/** Two repositories that moved at once cannot be told apart by one comparison. */
export function movedTogether(base: Facts, head: Facts): readonly string[] {
  const moved = new Map(differences(base, head).map((one) => [one.key, one]));
  return Object.entries(PLUGINS).flatMap(([plugin, engine]) => {
    const [p, e] = [moved.get(plugin), moved.get(engine)];
    if (p === undefined || e === undefined) return [];
    return [
      `${engine} (${e.base} → ${e.head}) and ${plugin} (${p.base} → ${p.head}) both moved since the newest baseline session: measure ${plugin} ${p.base} with ${engine} ${e.head} to tell them apart`,
    ];
  });
}

/** A machine that throttles or has a neighbour is slow on all cells alike; a change seldom is. */
function slowMachine(gating: readonly Judgement[], suspects: readonly Judgement[]): readonly string[] {
  const cells = new Set(gating.map(({ row }) => row.cell));
  const slow = new Set(suspects.map(({ row }) => row.cell));
  if (cells.size < FEWEST_CELLS || slow.size < cells.size) return [];
  const shifts = suspects
    .map(({ row, finding }) => worseSign(finding.series.metric) * row.change)
    .sort((a, b) => a - b);
  const middle = shifts[Math.floor(shifts.length / 2)] ?? 0;
  if (!shifts.every((shift) => Math.abs(shift - middle) <= ALIKE * middle)) return [];
  return [
    `all ${counted(cells.size, "cell")} are worse alike, by about ${signedPercent(middle)}: that may be this machine and not the change; measure base and head in turn (base:), or run again on another machine`,
  ];
}
