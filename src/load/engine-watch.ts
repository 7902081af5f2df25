import { performance } from "node:perf_hooks";
import { type Dispatcher, request } from "undici";
import type { EngineTimeline } from "../model/engine-timeline.ts";
import { type EnginePage, type EngineSample, engineView, readPage, timelineOf } from "./engine-view.ts";

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
export async function watchEngine(baseUrl: string, dispatcher: Dispatcher): Promise<EngineWatch> {
  const url = new URL("/metrics", baseUrl);
  const readings: { readonly at: number; readonly page: EnginePage }[] = [];
  const take = async () => {
    const page = await scrape(url, dispatcher);
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

async function scrape(page: URL, dispatcher: Dispatcher): Promise<EnginePage | undefined> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { statusCode, body } = await request(page, { signal, dispatcher });
    if (statusCode !== 200) {
      await body.dump();
      return undefined;
    }
    let text = "";
    for await (const chunk of body.setEncoding("utf8")) {
      text += String(chunk);
      if (text.length > LONGEST_PAGE) return undefined;
    }
    return readPage(text);
  } catch {
    return undefined;
  }
}
