/** The file that the built-in generator leaves beside its result, in the trial's folder under `raw/`. */
export const ENGINE_TIMELINE_FILE = "engine-timeline.json";

const SCHEMA = "llm-perf-gate/engine-timeline@1";

export const ENGINE_SERIES = [
  "running",
  "waiting",
  "kvUsage",
  "preemptions",
  "promptTokensPerSecond",
  "outputTokensPerSecond",
] as const;
export type EngineSeriesName = (typeof ENGINE_SERIES)[number];

/** One value a sample; `null` where the engine did not tell it then. */
export type EngineSeries = readonly (number | null)[];

/**
 * What an engine's `/metrics` said while a trial was measured. `running` and `waiting` are requests, `kvUsage` is a share from 0 to 1;
 * `preemptions` and the tokens a second are growth since the sample before, so that their first value is `null`. What the engine
 * never tells is absent.
 */
export interface EngineTimeline {
  readonly schema: typeof SCHEMA;
  /** Seconds from the start of the measurement, ascending; the first is before it. One a sample. */
  readonly seconds: readonly number[];
  readonly series: Readonly<Partial<Record<EngineSeriesName, EngineSeries>>>;
}

export function engineTimeline(seconds: readonly number[], series: EngineTimeline["series"]): EngineTimeline {
  return { schema: SCHEMA, seconds, series };
}

/** The timeline of a file's text, or `undefined` when it is not one: a stored session may come from anyone. */
export function readEngineTimeline(text: string): EngineTimeline | undefined {
  const { schema, seconds, series } = objectOf(parsed(text));
  if (schema !== SCHEMA || !Array.isArray(seconds) || !seconds.every(isNumber)) return undefined;
  const found = ENGINE_SERIES.flatMap((name) => {
    const values: unknown = objectOf(series)[name];
    return isSeries(values) && values.length === seconds.length ? [[name, values] as const] : [];
  });
  return engineTimeline(seconds, Object.fromEntries(found));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isSeries(value: unknown): value is EngineSeries {
  return Array.isArray(value) && value.every((entry) => entry === null || isNumber(entry));
}
