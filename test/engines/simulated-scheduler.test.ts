import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScheduler } from "../../src/engines/simulated/scheduler.ts";
import { LIMITS, promptOf, virtualRun } from "./virtual-run.ts";

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe("time to the first token", () => {
  it("grows with the prompt by the cost of its tokens", async () => {
    const short = await virtualRun([{ prompt: promptOf(1, 100), outputTokens: 1 }]);
    const long = await virtualRun([{ prompt: promptOf(1, 1100), outputTokens: 1 }]);
    expect(short.timelines[0]?.ttft).toBeCloseTo(2 + 0.5 * 100, 9);
    expect(long.timelines[0]?.ttft).toBeCloseTo(2 + 0.5 * 1100, 9);
  });

  it("pays the base of each chunk of a prompt that is longer than a step", async () => {
    const { timelines } = await virtualRun([{ prompt: promptOf(1, 5000), outputTokens: 1 }]);
    expect(timelines[0]?.ttft).toBeCloseTo(3 * 2 + 0.5 * 5000, 9);
  });

  it("grows with the queue when there is no seat", async () => {
    const arrivals = [1, 2, 3].map((name) => ({ prompt: promptOf(name, 10), outputTokens: 5 }));
    const { timelines } = await virtualRun(arrivals, { maxNumSeqs: 1 });
    const alone = 2 + 0.5 * 10;
    const served = alone + 4 * 11;
    expect(timelines.map((timeline) => timeline.ttft)).toEqual([alone, served + alone, 2 * served + alone]);
  });

  it("is shorter for a prompt whose blocks are cached, by exactly those blocks", async () => {
    const prompt = promptOf(1, 100);
    const arrivals = [
      { prompt, outputTokens: 2 },
      { at: 1000, prompt: [...prompt, ...promptOf(2, 20)], outputTokens: 2 },
      { at: 2000, prompt: [7, ...prompt.slice(1)], outputTokens: 2 },
    ];
    const { timelines, counts } = await virtualRun(arrivals);
    const cached = 6 * 16;
    expect(timelines[1]?.ttft).toBeCloseTo(2 + 0.5 * (120 - cached), 9);
    expect(timelines[2]?.ttft).toBeCloseTo(timelines[0]?.ttft ?? 0, 9);
    expect(counts).toMatchObject({ prefixQueries: 320, prefixHits: cached });
  });

  it("computes the last token even of a prompt that is cached to its end", async () => {
    const prompt = promptOf(1, 32);
    const arrivals = [0, 1000].map((at) => ({ at, prompt, outputTokens: 1 }));
    const { timelines } = await virtualRun(arrivals);
    expect(timelines[1]?.ttft).toBeCloseTo(2 + 0.5 * 16, 9);
  });

  it("does not know prefixes when caching is off", async () => {
    const arrivals = [0, 1000].map((at) => ({ at, prompt: promptOf(1, 100), outputTokens: 1 }));
    const { timelines, counts } = await virtualRun(arrivals, { prefixCaching: false });
    expect(timelines[1]?.ttft).toBe(timelines[0]?.ttft);
    expect(counts.prefixQueries).toBe(0);
  });
});

describe("time between tokens", () => {
  it.each([1, 4, 32])("is the decode cost of a batch of %i", async (batch) => {
    const arrivals = Array.from({ length: batch }, (_, name) => ({ prompt: promptOf(name, 16), outputTokens: 10 }));
    const { timelines } = await virtualRun(arrivals);
    for (const { gaps } of timelines) for (const gap of gaps) expect(gap).toBeCloseTo(10 + batch, 9);
  });

  it("grows with the context", async () => {
    const { timelines } = await virtualRun([{ prompt: promptOf(1, 1000), outputTokens: 3 }], {}, { contextMs: 8 });
    expect(timelines[0]?.gaps[0]).toBeCloseTo(11 + 8, 9);
    expect(timelines[0]?.gaps[1]).toBeCloseTo(11 + 8 * 1.001, 9);
  });

  it("is longer while another prompt is computed", async () => {
    const arrivals = [
      { prompt: promptOf(1, 10), outputTokens: 10 },
      { at: 30, prompt: promptOf(2, 200), outputTokens: 1 },
    ];
    const { timelines } = await virtualRun(arrivals);
    expect(Math.max(...(timelines[0]?.gaps ?? []))).toBeCloseTo(11 + 2 + 0.5 * 200, 9);
  });

  it("scales exactly with a planted decode slowdown, and the first token does not", async () => {
    const arrivals = [1, 2].map((name) => ({ prompt: promptOf(name, 10), outputTokens: 5 }));
    const base = await virtualRun(arrivals);
    const slow = await virtualRun(arrivals, {}, { decodeSlowdown: 0.15 });
    expect(sum(slow.timelines[0]?.gaps ?? [])).toBeCloseTo(1.15 * sum(base.timelines[0]?.gaps ?? []), 9);
    expect(slow.timelines[0]?.ttft).toBe(base.timelines[0]?.ttft);
  });

  it("stays with a planted prefill slowdown, and the first token takes its share longer", async () => {
    const arrivals = [{ prompt: promptOf(1, 10), outputTokens: 5 }];
    const base = await virtualRun(arrivals);
    const slow = await virtualRun(arrivals, {}, { prefillSlowdown: 0.5 });
    expect(slow.timelines[0]?.ttft).toBeCloseTo(1.5 * (base.timelines[0]?.ttft ?? 0), 9);
    expect(sum(slow.timelines[0]?.gaps ?? [])).toBeCloseTo(sum(base.timelines[0]?.gaps ?? []), 9);
  });
});

describe("KV memory", () => {
  it("makes requests wait in order until earlier ones give their blocks back", async () => {
    const arrivals = [1, 2, 3].map((name) => ({ prompt: promptOf(name, 60), outputTokens: 4 }));
    const { timelines, counts } = await virtualRun(arrivals, { numGpuBlocks: 4 });
    const [first, second, third] = timelines.map((timeline) => timeline.ttft);
    expect(second).toBeGreaterThan((first ?? 0) + 3 * 11);
    expect(third).toBeGreaterThan((second ?? 0) + 3 * 11);
    expect(counts).toMatchObject({ preemptions: 0, kvUsage: 0 });
  });

  it("takes the blocks of the youngest when the oldest needs more, and the youngest still ends", async () => {
    const arrivals = [1, 2].map((name) => ({ prompt: promptOf(name, 31), outputTokens: 40 }));
    const { timelines, counts } = await virtualRun(arrivals, { numGpuBlocks: 5 });
    expect(counts.preemptions).toBeGreaterThan(0);
    expect(Math.max(...(timelines[0]?.gaps ?? []))).toBeLessThan(13);
    expect(Math.max(...(timelines[1]?.gaps ?? []))).toBeGreaterThan(100);
    expect(timelines.map(({ indices }) => indices.length)).toEqual([40, 40]);
  });

  it("is free again when a running and a waiting request are aborted", () => {
    const scheduler = createScheduler({ ...LIMITS, maxNumSeqs: 1 });
    for (const id of [1, 2]) scheduler.submit({ id, prompt: promptOf(id, 40), outputTokens: 5 });
    scheduler.begin();
    expect(scheduler.counts()).toMatchObject({ running: 1, waiting: 1 });
    scheduler.abort(1);
    scheduler.abort(2);
    expect(scheduler.complete()).toEqual([]);
    expect(scheduler.counts()).toMatchObject({ running: 0, waiting: 0, kvUsage: 0 });
    expect(scheduler.begin()).toBeUndefined();
  });
});

const arrival = fc.record({
  at: fc.integer({ min: 0, max: 500 }),
  prompt: fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 150 }))
    .map(([name, n]) => promptOf(name, n)),
  outputTokens: fc.integer({ min: 1, max: 40 }),
});

describe("whatever arrives", () => {
  it("gives every sequence its tokens, once and in order, and all memory back", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arrival, { minLength: 1, maxLength: 12 }),
        fc.record({
          maxNumSeqs: fc.integer({ min: 1, max: 4 }),
          maxNumBatchedTokens: fc.integer({ min: 1, max: 64 }),
          numGpuBlocks: fc.integer({ min: 12, max: 40 }),
          prefixCaching: fc.boolean(),
        }),
        async (arrivals, limits) => {
          const { timelines, counts } = await virtualRun(arrivals, limits);
          expect(timelines.map(({ indices }) => indices)).toEqual(
            arrivals.map(({ outputTokens }) => Array.from({ length: outputTokens }, (_, i) => i)),
          );
          expect(counts).toMatchObject({ running: 0, waiting: 0, kvUsage: 0 });
        },
      ),
      { numRuns: 200 },
    );
  });

  it("never puts more into a step than its limits", () => {
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 1, maxLength: 12 }), (arrivals) => {
        const limits = { ...LIMITS, maxNumSeqs: 3, maxNumBatchedTokens: 50, numGpuBlocks: 15 };
        const scheduler = createScheduler(limits);
        for (const [id, one] of arrivals.entries()) scheduler.submit({ id, ...one });
        for (let load = scheduler.begin(); load !== undefined; load = scheduler.begin()) {
          expect(load.prefillTokens + load.decodes).toBeLessThanOrEqual(50);
          expect(scheduler.counts().running).toBeLessThanOrEqual(3);
          expect(scheduler.counts().kvUsage).toBeLessThanOrEqual(1);
          scheduler.complete();
        }
      }),
      { numRuns: 100 },
    );
  });
});
