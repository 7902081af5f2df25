import { describe, expect, it } from "vitest";
import { type Departure, drive } from "../../src/load/drive.ts";

const NEVER = new AbortController().signal;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe("the drive", () => {
  it("sends each request once, in order, never early, whatever the others do", async () => {
    const arrivalsUs = Array.from({ length: 100 }, (_, index) => index * 1000);
    const departures: Departure[] = [];
    const order: number[] = [];
    await drive({
      arrivalsUs,
      stop: NEVER,
      async send(index, departure) {
        order.push(index);
        departures.push(departure);
        await pause(20);
      },
    });
    expect(order).toEqual(arrivalsUs.map((_, index) => index));
    expect(departures.every(({ latenessMs, queueMs }) => latenessMs >= 0 && queueMs === 0)).toBe(true);
  });

  it("catches up after a stall and drops nothing", async () => {
    const lateness: number[] = [];
    await drive({
      arrivalsUs: Array.from({ length: 50 }, (_, index) => index * 1000),
      stop: NEVER,
      async send(index, { latenessMs }) {
        lateness.push(latenessMs);
        const until = performance.now() + (index === 0 ? 60 : 0);
        while (performance.now() < until);
      },
    });
    expect(lateness).toHaveLength(50);
    expect(Math.max(...lateness)).toBeGreaterThan(20);
  });

  it("keeps the concurrency limit, first come first served, and tells the wait", async () => {
    let inFlight = 0;
    let most = 0;
    const order: number[] = [];
    const waits: number[] = [];
    await drive({
      arrivalsUs: Array.from({ length: 40 }, () => 0),
      maxConcurrency: 3,
      stop: NEVER,
      async send(index, { queueMs }) {
        order.push(index);
        waits.push(queueMs);
        inFlight += 1;
        most = Math.max(most, inFlight);
        await pause(2);
        inFlight -= 1;
      },
    });
    expect(most).toBe(3);
    expect(order).toEqual(Array.from({ length: 40 }, (_, index) => index));
    expect((waits.at(-1) ?? 0) > (waits[0] ?? 0)).toBe(true);
  });

  it("sends nothing more once it is stopped, and waits for what is in flight", async () => {
    const stopping = new AbortController();
    const ended: number[] = [];
    await drive({
      arrivalsUs: [0, 0, 5_000_000_000],
      maxConcurrency: 1,
      stop: stopping.signal,
      async send(index) {
        stopping.abort();
        await pause(10);
        ended.push(index);
      },
    });
    expect(ended).toEqual([0]);
  });

  it("has nothing to do without requests", async () => {
    await drive({ arrivalsUs: [], stop: NEVER, send: async () => expect.unreachable() });
  });
});
