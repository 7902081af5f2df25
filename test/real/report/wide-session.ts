import { compare } from "../../../src/compare/compare.ts";
import { DEFAULT_POLICY, type Policy } from "../../../src/model/policy.ts";
import { RECORD_SCHEMA, type TrialRecord } from "../../../src/model/record.ts";
import { SESSION_SCHEMA, type Session } from "../../../src/model/session.ts";

const LOADS = ["qps=1", "qps=4", "qps=16", "qps=64", "qps=inf"];
const METRICS = ["mean", "median", "p99"].flatMap((summary) =>
  ["ttft", "tpot", "itl", "e2el"].map((of) => `${summary}_${of}_ms`),
);

/** `cells` of made-up speed over `sessions` stored sessions of three repeats; from the middle on one cell in twenty is 6 % slower. */
export function wideHistory(cells: number, sessions: number): readonly Session[] {
  const random = generator(20261122);
  const ids = Array.from({ length: cells }, (_, cell) => ({
    id: `serving_model_${Math.floor(cell / LOADS.length)}_tp${1 + (Math.floor(cell / LOADS.length) % 2)}/${LOADS[cell % LOADS.length]}`,
    load: cell % LOADS.length,
    level: 0.5 + random(),
    shifts: cell % 20 === 7,
  }));
  return Array.from({ length: sessions }, (_, place) => {
    const records = ids.flatMap(({ id, load, level, shifts }): readonly TrialRecord[] => {
      const wave = 1 + 0.012 * (random() - 0.5) + (shifts && place >= sessions / 2 ? 0.06 : 0);
      return [0, 1, 2].map((repeat) =>
        recordOf(id, repeat, load, level * wave * (1 + 0.01 * (random() - 0.5)), random),
      );
    });
    return sessionOf(place, records);
  });
}

/** A pull request on top of it that makes one cell in fifty 25 % slower. */
export function wideHead(history: readonly Session[]): Session {
  const last = history.at(-1);
  const random = generator(7);
  const slow = new Set([...new Set(last?.records.map(({ cell }) => cell))].filter((_, place) => place % 50 === 3));
  const records = (last?.records ?? []).map((record) => {
    const factor = (slow.has(record.cell) ? 1.25 : 1) * (1 + 0.01 * (random() - 0.5));
    const metrics = Object.entries(record.metrics).map(([id, value]) => [
      id,
      id.endsWith("_ms") ? value * factor : value / factor,
    ]);
    return { ...record, metrics: Object.fromEntries(metrics) };
  });
  return {
    ...sessionOf(history.length, records),
    id: "head",
    origin: { event: "pull_request", commit: "f".repeat(40) },
  };
}

export function wideComparison(head: Session, history: readonly Session[], policy: Policy = DEFAULT_POLICY) {
  const sessions = [...history].reverse();
  const baselines = { state: "found", sessions, notes: ["40 stored sessions"] } as const;
  return compare({ head, baselines, policy, judge: true, confirmable: false });
}

function recordOf(cell: string, repeat: number, load: number, level: number, random: () => number): TrialRecord {
  const near = (value: number) => value * (1 + 0.01 * (random() - 0.5));
  const queue = 1 + load ** 2 / 4;
  const metrics = [
    ...METRICS.map((id, place) => [id, near((8 + place * 3) * level * queue)] as const),
    ["output_throughput", near((900 * (load + 1)) / level / Math.sqrt(queue))] as const,
    ["total_token_throughput", near((1800 * (load + 1)) / level / Math.sqrt(queue))] as const,
    ["request_throughput", near((4 * (load + 1)) / level)] as const,
    ["peak_memory_gib", 40 + 20 * level] as const,
  ];
  return {
    schema: RECORD_SCHEMA,
    trial: `${cell.replaceAll(/[^\w]/g, "_")}.r${repeat}`,
    cell,
    variant: "head",
    repeat,
    round: 0,
    tool: { name: "made up", definition: "made up" },
    metrics: Object.fromEntries(metrics),
    counts: { requested: 200, completed: 200, failed: 0 },
    workload: {},
    validity: { state: "valid" },
    notes: [
      `engine: peak running ${8 * (load + 1)}, peak waiting ${3 * load}, preemptions ${load}, prefix hit rate 0.31`,
    ],
    raw: [],
  };
}

function sessionOf(place: number, records: readonly TrialRecord[]): Session {
  const day = new Date(Date.UTC(2026, 9, 1) + place * 86_400_000).toISOString();
  return {
    schema: SESSION_SCHEMA,
    id: `run-${place}`,
    suite: "wide",
    origin: { event: "push", commit: (place + 1).toString(16).padStart(3, "0").repeat(14).slice(0, 40) },
    environment: { class: { device: "made up × 8" }, subject: { engine: `1.${place}` } },
    expectedCells: [],
    complete: true,
    notes: [],
    startedAt: day,
    endedAt: day,
    records,
  };
}

/** Numerical Recipes' linear congruential generator: the same page on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
