import { performance } from "node:perf_hooks";
import type { EngineTimeline } from "../model/engine-timeline.ts";
import { ask } from "./ask.ts";
import { type EnginePage, type EngineSample, engineView, readPage, timelineOf } from "./engine-view.ts";
import type { Transport } from "./transport.ts";

/** Seldom enough to disturb neither side: a vLLM's page is some hundred lines. */
const EVERY_MS = 2000;
/** The first waits are shorter, each twice the one before, so that a trial of a second is seen too. */
const FIRST_MS = 125;
const PATIENCE_MS = 2000;
const LONGEST_PAGE = 8 * 1024 * 1024;

export interface EngineAccount {
  /** By metric id. */
  readonly facts: Readonly<Record<string, number>>;
  /** Absent for an engine without a metrics page. */
  readonly timeline?: EngineTimeline;
}

export interface EngineWatch {
  /**
   * Takes the last sample and tells; nothing for an engine without a metrics page.
   * @param startedAt when the measurement started, `performance.now()`.
   */
  end(startedAt: number): Promise<EngineAccount>;
}

/** Reads the engine's `/metrics` now, soon, then every two seconds, and at the end. A page that is not there, or late, is no error. */
export async function watchEngine(baseUrl: string, transport: Transport): Promise<EngineWatch> {
  const url = new URL("/metrics", baseUrl);
  const readings: { readonly at: number; readonly page: EnginePage }[] = [];
  const take = async () => {
    const text = await ask(transport, { url, patienceMs: PATIENCE_MS });
    const page = text === undefined || text.length > LONGEST_PAGE ? undefined : readPage(text);
    if (page !== undefined && page.size > 0) readings.push({ at: performance.now(), page });
  };
  await take();
  if (readings.length === 0) return { end: async () => ({ facts: {} }) };
  let sampling: NodeJS.Timeout;
  const wait = (ms: number) => {
    sampling = setTimeout(() => {
      void take();
      wait(Math.min(2 * ms, EVERY_MS));
    }, ms);
  };
  wait(FIRST_MS);
  return {
    async end(startedAt) {
      clearTimeout(sampling);
      await take();
      const samples = readings.map(
        ({ at, page }): EngineSample => ({ second: Math.round(at - startedAt) / 1000, page }),
      );
      const timeline = timelineOf(samples);
      return { facts: engineView(samples), ...(timeline === undefined ? {} : { timeline }) };
    },
  };
}
