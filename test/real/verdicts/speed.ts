import { timeComparison } from "./scale.ts";
import type { Figure } from "./table.ts";

const SIZES = [1000, 3000, 10_000, 30_000];
const TRIES = 3;
const SECTION = "Speed: 20 sessions of 5 repeats";

/** The best of three: what else the machine does only ever adds. */
export function speed(): readonly Figure[] {
  timeComparison(SIZES[0] ?? 0, 1);
  const best = SIZES.map((series) => {
    const tries = Array.from({ length: TRIES }, (_, i) => timeComparison(series, i));
    const least = (value: (one: (typeof tries)[number]) => number) => Math.min(...tries.map(value));
    return { series, seconds: least((one) => one.seconds), cpu: least((one) => one.cpuSeconds), tries };
  });
  const [first, last] = [best[0], best.at(-1)];
  const exponent =
    first === undefined || last === undefined
      ? Number.NaN
      : Math.log(last.seconds / first.seconds) / Math.log(last.series / first.series);
  return [
    ...best.map(({ series, seconds, cpu, tries }) => ({
      section: SECTION,
      what: `${series} series`,
      simulated: TRIES,
      values: { seconds, "CPU seconds": cpu, "heap, MiB": Math.max(...tries.map(({ megabytes }) => megabytes)) },
      ...(series === 10_000 ? { reach: { value: "seconds", atMost: 1 } } : {}),
    })),
    {
      section: SECTION,
      what: "growth exponent from 1,000 to 30,000",
      simulated: TRIES,
      values: { exponent },
      reach: { value: "exponent", atMost: 1.1 },
    },
  ];
}
