import { isObject, type JsonObject, objectIn } from "../json-object.ts";

type Entries = readonly (readonly [key: string, value: unknown])[];

/** Keys under which a result keeps several numbers, by what those are called where they stand alone. */
const FOLDED: readonly (readonly [RegExp, (value: unknown, found: RegExpExecArray) => Entries])[] = [
  // `percentiles: {"99": 0.04}` of a latency result is `p99_latency`; those of a start-up are named after what they measure.
  [/^percentiles$/, (value) => fieldsOf(value, (rank) => `p${rank}_latency`)],
  [/^((?:cold|warm)_\w+)_percentiles$/, (value, [, what]) => fieldsOf(value, (rank) => `p${rank}_${what}_time`)],
  [
    /^percentiles_(e2el_ms)$/,
    (value, [, what]) => pairsOf(value).map(([rank, number]) => [`p${rank}_${what}`, number]),
  ],
  // `mm_processor_stats: {"encoder_forward_ms": {"p99.0": 3.1}}` is `mm_encoder_forward_ms_p99`.
  [/^mm_processor_stats$/, stagesOf],
  // Of 1 here; the printed block has them in percent.
  [
    /^spec_decode_per_position_acceptance_rates$/,
    (value) => listOf(value).map((rate, position) => [`spec_decode_position_${position}_acceptance_share`, rate]),
  ],
];

/** Read by others. */
const APART = /^(?:steady_state|config)$/;

export function isUnfolded(key: string): boolean {
  return APART.test(key) || FOLDED.some(([pattern]) => pattern.test(key));
}

/** Numbers that a result keeps in lists and objects, under the ids that they have where they stand alone. */
export function unfolded(object: JsonObject): Entries {
  const window = objectIn(object, "steady_state")["window"];
  const numbers = Object.entries(object).flatMap(([key, value]) =>
    FOLDED.flatMap(([pattern, read]) => {
      const found = pattern.exec(key);
      return found === null ? [] : read(value, found);
    }),
  );
  return window === undefined ? numbers : [...numbers, ["steady_state_window", window]];
}

function fieldsOf(value: unknown, nameOf: (field: string) => string): Entries {
  return Object.entries(isObject(value) ? value : {}).map(([field, printed]) => [nameOf(field), printed]);
}

function stagesOf(value: unknown): Entries {
  return Object.entries(isObject(value) ? value : {}).flatMap(([stage, statistics]) =>
    fieldsOf(statistics, (statistic) => `mm_${stage}_${statistic.replace(/\.0$/, "")}`),
  );
}

/** Percentiles as pairs of rank and number. */
export function pairsOf(value: unknown): readonly (readonly [rank: string, value: unknown])[] {
  return listOf(value).flatMap((pair) => (Array.isArray(pair) ? [[String(pair[0]), pair[1]] as const] : []));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
