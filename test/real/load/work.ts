/** By request number: microseconds from the request's start to each chunk. */
export type Instants = ReadonlyMap<number, readonly number[]>;

export interface StreamedWork {
  readonly streams: number;
  readonly requests: number;
  readonly tokens: number;
  readonly warmups: number;
  readonly gapUs: number;
  readonly ttftUs: number;
  readonly inSteps: boolean;
}

const SECONDS = 2.5;
const SHORTEST_ANSWER = 32;
const WARM_UP_CHUNKS = 20_000;

/** So many chunks a second in all, for some seconds. */
export function streamedWork(streams: number, chunksPerSecond: number, seconds = SECONDS): StreamedWork {
  const chunksPerStream = (chunksPerSecond * seconds) / streams;
  const tokens = Math.max(SHORTEST_ANSWER, Math.round(chunksPerStream / 2));
  const requests = streams * Math.max(1, Math.round(chunksPerStream / tokens));
  const warmups = streams * Math.max(1, Math.ceil(WARM_UP_CHUNKS / (streams * tokens)));
  const gapUs = Math.round((streams * 1e6) / chunksPerSecond);
  return { streams, requests, tokens, warmups, gapUs, ttftUs: 20_000, inSteps: false };
}
