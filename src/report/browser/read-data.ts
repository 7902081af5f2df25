import { DATA_ID, type PageData, type PageSamples, SAMPLES_ID } from "../html/page-data.ts";

export async function readData(): Promise<PageData> {
  return (await unpacked(DATA_ID)) as PageData;
}

let samples: Promise<PageSamples> | undefined;

/** Some megabytes of numbers: unpacked once, when a reader first looks at a row. */
export function readSamples(): Promise<PageSamples> {
  samples ??= unpacked(SAMPLES_ID) as Promise<PageSamples>;
  return samples;
}

/** What `embedded` put into the page. */
async function unpacked(id: string): Promise<unknown> {
  const packed = atob(document.getElementById(id)?.textContent ?? "");
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at++) bytes[at] = packed.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
}
