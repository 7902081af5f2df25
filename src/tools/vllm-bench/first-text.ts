import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import { type Meaning, metric } from "../meaning.ts";
import type { PrintedFigures } from "./figures.ts";
import { withPreamble } from "./preamble.ts";

/**
 * The lines of `benchmark_serving.py` until January 2024, and of what others made of it: no first token, no time between tokens.
 * https://github.com/vllm-project/vllm/blob/v0.2.7/benchmarks/benchmark_serving.py
 */
const LABELS: readonly (readonly [RegExp, Meaning])[] = [
  [/^Total time: (\d+\.\d+) s$/, metric("duration")],
  [/^Throughput: (\d+\.\d+) requests\/s$/, metric("request_throughput")],
  [/^Average latency: (\d+\.\d+) s$/, metric("mean_e2el_s")],
  // Each request's latency by its tokens, with its prompt and without.
  [/^Average latency per token: (\d+\.\d+) s$/, metric("mean_latency_per_token_s")],
  [/^Average latency per output token: (\d+\.\d+) s$/, metric("mean_latency_per_output_token_s")],
];
/** Below them in a fork: of the generated tokens. */
const OWN = /^Throughput: (\d+(?:\.\d+)?) tokens\/s$/;

/** Where line breaks were lost. */
const JOINT = /\s+(?=(?:Throughput|Average latency(?: per (?:output )?token)?): \d)/;

export function hasFirstLines(lines: readonly Line[]): boolean {
  return startsIn(lines.flatMap(apart)).length > 0;
}

function apart(line: Line): readonly Line[] {
  return line.text.startsWith("Total time: ") ? line.text.split(JOINT).map((text) => ({ ...line, text })) : [line];
}

function valueAt(lines: readonly Line[], at: number, label: number): string | undefined {
  return LABELS[label]?.[0].exec(lines[at]?.text ?? "")?.[1];
}

function startsIn(lines: readonly Line[]): readonly number[] {
  return lines.flatMap((_, at) =>
    valueAt(lines, at, 0) !== undefined && valueAt(lines, at + 1, 1) !== undefined ? [at] : [],
  );
}

/** @throws UserError when the text ends before the last of its latencies. */
export function readFirstLines(text: readonly Line[], source: string): readonly PrintedFigures[] {
  const lines = text.flatMap(apart);
  let free = 0;
  return startsIn(lines).map((start) => {
    const printed = LABELS.map(([, meaning], label): Printed => {
      const value = valueAt(lines, start + label, label);
      if (value === undefined) {
        throw new UserError(
          `${source}: the results on line ${lines[start]?.number ?? 1} do not end with "per output token"`,
          {
            hint: "the text is cut off, or was not copied to its end",
          },
        );
      }
      return { name: `line ${label + 1}`, value, meaning };
    });
    const end = start + LABELS.length;
    const own = OWN.exec(lines[end]?.text ?? "")?.[1];
    const all =
      own === undefined
        ? printed
        : [...printed, { name: "tokens/s", value: own, meaning: metric("output_throughput") }];
    const figures = withPreamble(
      collect(all),
      lines.slice(free, start).map((line) => line.text),
    );
    free = end;
    return { figures: { ...figures, benchmark: "first-serve" }, start: lines[start]?.start ?? 0 };
  });
}
