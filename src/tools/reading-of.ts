import type { Figures } from "./figures.ts";
import { withoutUnstreamed } from "./not-streamed.ts";
import { throughputNote } from "./printed-throughput.ts";
import type { NamedReading } from "./tool.ts";
import { judge, measuredIn } from "./validity.ts";

/** Figures as a reading of a tool, judged. The definition is raised when a number comes to mean something else. */
export function readingOf(name: string, definition: string, read: Figures): NamedReading {
  const figures = withoutUnstreamed(read, definition);
  const { version, counts, workload } = figures;
  const { validity, notes } = judge(figures);
  return {
    tool: { name, ...(version === undefined ? {} : { version }), definition },
    metrics: measuredIn(figures),
    counts,
    workload,
    validity,
    notes: [...figures.notes, ...throughputNote(definition, figures), ...notes],
  };
}
