export const TELEMETRY_SCHEMA = "llm-perf-gate/telemetry@1";

/** One value for each of the times; `null` where nothing was told. */
export type Column = readonly (number | null)[];

/** What the machine did during a trial, as it lies in `raw/<trial>/telemetry.json`. */
export interface Telemetry {
  readonly schema: typeof TELEMETRY_SCHEMA;
  /** UTC, ISO 8601, of time 0. */
  readonly startedAt: string;
  /** Seconds. */
  readonly times: Column;
  readonly host: {
    /** Processes that run or wait, over the last minute. */
    readonly load: Column;
    /** Share of the last 10 s in which some process waited for a core, in percent (PSI). */
    readonly cpuPressure: Column;
    /** Share of the time since the sample before that the hypervisor gave to others, in percent. */
    readonly steal: Column;
    readonly cpuMhz: Column;
    readonly freeMemoryMib: Column;
  };
  readonly devices: readonly {
    readonly family: string;
    readonly index: number;
    readonly name: string;
    readonly clockMhz: Column;
    readonly temperatureC: Column;
    readonly powerW: Column;
    readonly utilisation: Column;
    readonly usedMib: Column;
    /** Reasons why it ran slower than it could, with the seconds at which they held. */
    readonly throttled: Readonly<Record<string, Column>>;
  }[];
  /** Processes on the devices that are not this run's, one line each. */
  readonly foreign: readonly string[];
}
