import type { NamedReading } from "./tool.ts";

/** Files of one run as one reading. Where two say the same, the earlier one counts: the most exact comes first. */
export function joinParts([first, ...others]: readonly [NamedReading, ...NamedReading[]]): NamedReading {
  return others.reduce(joinTwo, first);
}

function joinTwo(one: NamedReading, other: NamedReading): NamedReading {
  const reasons = [one, other].flatMap(({ validity }) => (validity.state === "invalid" ? validity.reasons : []));
  const version = one.tool.version ?? other.tool.version;
  return {
    ...other,
    ...one,
    tool: { ...one.tool, ...(version === undefined ? {} : { version }) },
    metrics: { ...other.metrics, ...one.metrics },
    counts: { ...other.counts, ...one.counts },
    workload: { ...other.workload, ...one.workload },
    validity: reasons.length === 0 ? { state: "valid" } : { state: "invalid", reasons: [...new Set(reasons)] },
    notes: [...new Set([...one.notes, ...other.notes])],
  };
}
