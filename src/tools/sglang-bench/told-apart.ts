import type { NamedReading } from "../tool.ts";

/** `--run-name before`, and `after`: results that were appended to one file under several names are variants. */
export function toldApart(readings: readonly NamedReading[]): readonly NamedReading[] {
  const names = new Set(readings.map(nameOf));
  if (names.size < 2) return readings;
  return readings.map((reading) => {
    const name = nameOf(reading);
    return name === undefined || reading.variant !== undefined ? reading : { ...reading, variant: name };
  });
}

function nameOf({ workload }: NamedReading): string | undefined {
  const name = workload["run_name"];
  return name === undefined ? undefined : String(name);
}
