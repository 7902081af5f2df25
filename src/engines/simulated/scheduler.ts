import type { StepLoad } from "./cost-model.ts";
import { blockHashes, createPrefixCache, type Lease, type PrefixCache } from "./prefix-cache.ts";

export interface Sequence {
  readonly id: number;
  readonly prompt: readonly number[];
  /** How many tokens it produces, at least 1. */
  readonly outputTokens: number;
}

/** One token of one sequence. */
export interface Emission {
  readonly id: number;
  /** From 0. */
  readonly index: number;
  readonly last: boolean;
}

export interface SchedulerLimits {
  readonly maxNumSeqs: number;
  readonly maxNumBatchedTokens: number;
  readonly numGpuBlocks: number;
  readonly blockSize: number;
  readonly prefixCaching: boolean;
}

export interface SchedulerCounts {
  readonly running: number;
  readonly waiting: number;
  readonly kvUsage: number;
  readonly promptTokens: number;
  readonly generationTokens: number;
  readonly prefixQueries: number;
  readonly prefixHits: number;
  readonly preemptions: number;
}

export interface Scheduler {
  readonly submit: (sequence: Sequence) => void;
  readonly abort: (id: number) => void;
  /** Chooses the next step's batch; `undefined` when nothing is to be done. */
  readonly begin: () => StepLoad | undefined;
  /** Ends the step that `begin` chose: its tokens, oldest sequence first. */
  readonly complete: () => readonly Emission[];
  readonly resetPrefixCache: () => boolean;
  readonly counts: () => SchedulerCounts;
}

interface Entry {
  readonly sequence: Sequence;
  readonly hashes: readonly number[];
  lease: Lease;
  /** Tokens whose keys and values are computed. */
  computed: number;
  emitted: number;
  /** Tokens that the step under way computes. */
  chunk: number;
}

const NOTHING: Lease = { shared: [], own: 0 };

/**
 * Continuous batching with chunked prefill as vLLM v1 does it: sequences that run come first, one token each or the rest
 * of their prompt; then waiting ones in order, while tokens, seats and KV blocks last. Out of blocks, the youngest
 * gives its own back and computes them again later. Knows no time: the caller says when a step is over.
 */
export function createScheduler(limits: SchedulerLimits): Scheduler {
  const cache: PrefixCache = createPrefixCache(limits.numGpuBlocks, limits.prefixCaching);
  const waiting: Entry[] = [];
  let running: Entry[] = [];
  const totals = { promptTokens: 0, generationTokens: 0, prefixQueries: 0, prefixHits: 0, preemptions: 0 };

  const blocksFor = (tokens: number) => Math.ceil(tokens / limits.blockSize);
  const pending = (entry: Entry) => entry.sequence.prompt.length + entry.emitted - entry.computed;
  const isDecode = (entry: Entry) => entry.emitted > 0 && pending(entry) === 1;

  const preempt = (entry: Entry) => {
    cache.release(entry.lease);
    Object.assign(entry, { lease: { ...NOTHING, shared: [] }, computed: 0, chunk: 0 });
    waiting.unshift(entry);
    totals.preemptions += 1;
  };

  /** False when the entry itself had to give way. */
  const secureBlocks = (entry: Entry, tokens: number): boolean => {
    const { lease } = entry;
    const missing = () => blocksFor(tokens) - lease.shared.length - lease.own;
    while (missing() > 0 && !cache.grow(lease, missing())) {
      const youngest = running.pop();
      if (youngest === undefined) return false;
      preempt(youngest);
      if (youngest === entry) return false;
    }
    return true;
  };

  const continueRunning = (budget: number): number => {
    let left = budget;
    for (let i = 0; i < running.length && left > 0; i++) {
      const entry = running[i];
      if (entry === undefined) break;
      const chunk = Math.min(pending(entry), left);
      if (!secureBlocks(entry, entry.computed + chunk)) break;
      entry.chunk = chunk;
      left -= chunk;
    }
    return left;
  };

  /** Tokens that the entry takes of the budget; 0 when it must go on waiting. */
  const admit = (entry: Entry, budget: number): number => {
    const goal = pending(entry);
    // The last token is always computed: its output is what the first new token is drawn from.
    const usable = entry.hashes.slice(0, Math.floor((goal - 1) / limits.blockSize));
    const matched = usable.slice(0, cache.match(usable));
    const cached = matched.length * limits.blockSize;
    const chunk = Math.min(goal - cached, budget);
    const lease = cache.lease(matched, blocksFor(cached + chunk) - matched.length);
    if (lease === undefined) return 0;
    Object.assign(entry, { lease, computed: cached, chunk });
    if (entry.emitted === 0) {
      totals.promptTokens += goal;
      totals.prefixQueries += limits.prefixCaching ? goal : 0;
      totals.prefixHits += cached;
    }
    return chunk;
  };

  const admitWaiting = (budget: number) => {
    let left = budget;
    while (left > 0 && running.length < limits.maxNumSeqs) {
      const entry = waiting[0];
      if (entry === undefined) return;
      const chunk = admit(entry, left);
      if (chunk === 0) return;
      waiting.shift();
      running.push(entry);
      left -= chunk;
    }
  };

  const drop = (entry: Entry) => {
    running = running.filter((other) => other !== entry);
    cache.release(entry.lease);
  };

  return {
    submit(sequence) {
      const hashes = limits.prefixCaching ? blockHashes(sequence.prompt, limits.blockSize) : [];
      waiting.push({ sequence, hashes, lease: { ...NOTHING, shared: [] }, computed: 0, emitted: 0, chunk: 0 });
    },

    abort(id) {
      const queued = waiting.findIndex((entry) => entry.sequence.id === id);
      if (queued !== -1) waiting.splice(queued, 1);
      const entry = running.find((candidate) => candidate.sequence.id === id);
      if (entry !== undefined) drop(entry);
    },

    begin() {
      for (const entry of running) entry.chunk = 0;
      const before = totals.preemptions;
      const left = continueRunning(limits.maxNumBatchedTokens);
      // What was just taken away from the youngest must not be given to it in the same step.
      if (totals.preemptions === before) admitWaiting(left);
      const batch = running.filter((entry) => entry.chunk > 0);
      if (batch.length === 0) return undefined;
      const decodes = batch.filter(isDecode);
      const chunks = batch.reduce((sum, entry) => sum + entry.chunk, 0);
      return {
        prefillTokens: chunks - decodes.length,
        decodes: decodes.length,
        contextTokens: decodes.reduce((sum, entry) => sum + entry.computed, 0),
      };
    },

    complete() {
      const emissions: Emission[] = [];
      for (const entry of running.filter(({ chunk }) => chunk > 0)) {
        entry.computed += entry.chunk;
        entry.chunk = 0;
        if (pending(entry) > 0) continue;
        if (entry.emitted === 0) cache.publish(entry.lease, entry.hashes);
        const last = entry.emitted + 1 === entry.sequence.outputTokens;
        emissions.push({ id: entry.sequence.id, index: entry.emitted, last });
        entry.emitted += 1;
        totals.generationTokens += 1;
        if (last) drop(entry);
      }
      return emissions;
    },

    resetPrefixCache: cache.reset,
    counts: () => ({ ...totals, running: running.length, waiting: waiting.length, kvUsage: cache.usage() }),
  };
}
