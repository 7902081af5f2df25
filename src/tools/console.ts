import type { Source } from "./tool.ts";

interface Console {
  readonly program: string;
  /** What its output says of itself. */
  readonly heading: RegExp;
  /** The results that lie beside it. */
  readonly files: string;
}

/**
 * Tables that programs show to people while their results go to files: rounded, wrapped in the middle of a label, and without the
 * requests that failed. Read as tables they would be taken for variants of people's.
 */
const CONSOLES: readonly Console[] = [
  {
    program: "guidellm",
    heading:
      /^\W*(?:(?:Request Latency|Text Metrics|Server Throughput) Statistics \(|Benchmarks (?:Metadata|Info|Stats):|Performance Summary by Benchmark\b)/m,
    files: "its JSON, CSV or YAML report (guidellm … --outputs json)",
  },
  {
    program: "aiperf",
    heading: /NVIDIA AIPerf \| \w+ Metrics/,
    files: "profile_export_aiperf.json or .csv beside it",
  },
  {
    program: "genai-perf",
    // Its first versions, of 2024, headed the table "LLM Metrics" alone, of nanoseconds.
    heading:
      /NVIDIA GenAI-Perf \| \w+ Metrics|^\W*(?:LLM|Embeddings|Rankings|Image Retrieval) Metrics\W*$[\s\S]{0,600}[┃|]\s*Statistic\s*[┃|]\s*avg\s*[┃|]/m,
    files: "profile_export_genai_perf.json or .csv beside it",
  },
];

const LONGEST = 2_000_000;

/** Why a text that a program prints for people is not read, and what to read instead. */
export function consoleIn({ text }: Source): { readonly reason: string; readonly hint: string } | undefined {
  const found = text.length > LONGEST ? undefined : CONSOLES.find(({ heading }) => heading.test(text));
  if (found === undefined) return undefined;
  return { reason: `it is what ${found.program} prints for people, rounded and in part`, hint: `read ${found.files}` };
}
