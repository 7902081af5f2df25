/** Where progress and messages go: stderr on a terminal, the job's log in Actions. Results never go here. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
  /** Replaceable status of long work; the implementation shows it every few seconds. */
  progress(status: string): void;
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** What the entries hand to the pipeline: the only way to the process that we run in. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Scratch space that outlives neither the job nor the reader's patience. */
  readonly temp: string;
  /** The node binary and our own `dist/cli.js`, to start the built-in generator and the simulated engine as processes. */
  readonly node: string;
  readonly cli: string;
  readonly log: Log;
  /** Aborted on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}
