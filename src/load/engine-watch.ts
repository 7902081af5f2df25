import { request } from "undici";
import { type EngineSample, engineView, readSample } from "./engine-view.ts";

/** Seldom enough to disturb neither side: a vLLM's page is some hundred lines. */
const EVERY_MS = 2000;
const PATIENCE_MS = 2000;
const LONGEST_PAGE = 8 * 1024 * 1024;

export interface EngineWatch {
  /** Takes the last sample and tells; nothing for an engine without a metrics page. */
  end(): Promise<Readonly<Record<string, number>>>;
}

/** Reads the engine's `/metrics` now, every two seconds and at the end. A page that is not there, or late, is no error. */
export async function watchEngine(baseUrl: string): Promise<EngineWatch> {
  const page = new URL("/metrics", baseUrl);
  const first = await scrape(page);
  if (first === undefined || first.size === 0) return { end: async () => ({}) };
  const samples: EngineSample[] = [first];
  const take = async () => {
    const sample = await scrape(page);
    if (sample !== undefined) samples.push(sample);
  };
  const sampling = setInterval(() => void take(), EVERY_MS);
  return {
    async end() {
      clearInterval(sampling);
      await take();
      return engineView(samples);
    },
  };
}

async function scrape(page: URL): Promise<EngineSample | undefined> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { statusCode, body } = await request(page, { signal });
    if (statusCode !== 200) {
      await body.dump();
      return undefined;
    }
    let text = "";
    for await (const chunk of body.setEncoding("utf8")) {
      text += String(chunk);
      if (text.length > LONGEST_PAGE) return undefined;
    }
    return readSample(text);
  } catch {
    return undefined;
  }
}
