import type { BenchClient } from "./clients.ts";
import type { Climb, PoissonFigures } from "./figures.ts";

export interface Figures {
  readonly machine: Readonly<Record<string, string | number>>;
  readonly ladder256: Climb;
  readonly ladder1024: Climb;
  readonly cpu: Readonly<Record<BenchClient["name"], number>>;
  readonly poisson: PoissonFigures;
  readonly memory: { readonly chunks: number; readonly peakMiB: number };
}

interface Goal {
  readonly what: string;
  readonly goal: string;
  readonly seen: string;
  readonly reached: boolean;
}

/** What the generator is to reach, and what it did; a client that was accurate at no rate counts as the lowest. */
export function goalsOf({ ladder256, ladder1024, cpu, poisson, memory }: Figures): readonly Goal[] {
  const [ours, raw, python] = [cpu["built-in"], cpu["raw-socket"], cpu["vllm-like"]];
  const many = ladder256.reached;
  const most = ladder1024.reached;
  const times = many["built-in"] / many["vllm-like"];
  const megabytes = (memory.peakMiB * 2 ** 20) / 1e6;
  const rate = (chunks: number) => `${chunks.toLocaleString("en")}/s`;
  return [
    {
      what: "chunks/s measured accurately (TTFT error mean ≤ 2 ms, ITL error p99 ≤ 5 ms), 256 streams",
      goal: "≥ 10 × vLLM-like",
      seen: `${rate(many["built-in"])}; vLLM-like ${rate(many["vllm-like"])} (${many["vllm-like"] > 0 ? `${times.toFixed(1)} ×` : "accurate at no rate"}), raw socket ${rate(many["raw-socket"])}`,
      reached: times >= 10,
    },
    {
      what: "the same, 1,024 streams",
      goal: "≥ 20,000/s (vLLM-like: below 10,000)",
      seen: `${rate(most["built-in"])}; vLLM-like ${rate(most["vllm-like"])}, raw socket ${rate(most["raw-socket"])}`,
      reached: most["built-in"] >= 20_000,
    },
    {
      what: "CPU a chunk at 20,000/s staggered, 256 streams",
      goal: "≤ 1.3 × raw socket, ≤ 0.5 × vLLM-like",
      seen: `${ours.toFixed(1)} µs: ${(ours / raw).toFixed(2)} × raw socket, ${(ours / python).toFixed(2)} × vLLM-like`,
      reached: ours <= 1.3 * raw && ours <= 0.5 * python,
    },
    {
      what: `${poisson.requestsPerSecond.toLocaleString("en")} req/s Poisson, ${poisson.requested.toLocaleString("en")} requests`,
      goal: "all sent, lateness p99 ≤ 1.5 ms",
      seen: `${poisson.completed.toLocaleString("en")} completed, lateness p99 ${poisson.latenessP99Ms.toFixed(2)} ms`,
      reached: poisson.completed === poisson.requested && poisson.latenessP99Ms <= 1.5,
    },
    {
      what: `peak memory, 1,024 streams, ${memory.chunks.toLocaleString("en")} chunks`,
      goal: "≤ 200 MB",
      seen: `${megabytes.toFixed(0)} MB`,
      reached: megabytes <= 200,
    },
  ];
}

/** A table of goals and what was seen, missed ones included. */
export function figuresPage(figures: Figures): readonly string[] {
  const { cpu, cores, kernel, node, loadBefore, clientCommand } = figures.machine;
  return [
    `Seen on ${cpu}, ${cores} cores, Linux ${kernel}, Node ${node}, load average ${loadBefore} of other processes before the bench; every client under \`${clientCommand}\`.`,
    "",
    "| what | goal | seen | |",
    "| --- | --- | --- | --- |",
    ...goalsOf(figures).map(
      ({ what, goal, seen, reached }) => `| ${what} | ${goal} | ${seen} | ${reached ? "reached" : "**missed**"} |`,
    ),
  ];
}

const BEGIN = "<!-- bench:load begin -->";
const END = "<!-- bench:load end -->";

/** The page with its table made anew, or with one at its end. */
export function withTable(page: string, table: readonly string[]): string {
  const block = [BEGIN, "", ...table, "", END].join("\n");
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < 0)
    return `${page.trimEnd()}\n\n## The load generator's own accuracy\n\n\`npm run bench:load\`\n\n${block}\n`;
  return page.slice(0, from) + block + page.slice(to + END.length);
}
