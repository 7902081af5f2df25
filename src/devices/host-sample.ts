import { readFileSync } from "node:fs";

export interface HostSample {
  readonly load: number | null;
  readonly cpuPressure: number | null;
  readonly steal: number | null;
  readonly cpuMhz: number | null;
  readonly freeMemoryMib: number | null;
}

/** Jiffies of all cores since boot. */
export interface CpuTimes {
  readonly total: number;
  readonly steal: number;
}

/** What Linux tells of the machine now; `before` gives the share of stolen time since. What it does not tell is `null`. */
export function hostSample(
  before: CpuTimes | undefined,
  root = "",
): { readonly sample: HostSample; readonly cpu?: CpuTimes } {
  const text = (path: string) => textOf(`${root}/${path}`);
  const cpu = cpuTimes(text("proc/stat"));
  const mhz = [...text("proc/cpuinfo").matchAll(/^cpu MHz\s*:\s*([\d.]+)/gm)].map(([, value]) => Number(value));
  const sample = {
    load: numberIn(text("proc/loadavg"), /^([\d.]+)/),
    cpuPressure: numberIn(text("proc/pressure/cpu"), /^some avg10=([\d.]+)/m),
    steal: cpu === undefined || before === undefined ? null : stolen(before, cpu),
    cpuMhz: mhz.length === 0 ? null : Math.round(mhz.reduce((sum, value) => sum + value, 0) / mhz.length),
    freeMemoryMib: kibToMib(numberIn(text("proc/meminfo"), /^MemAvailable:\s*(\d+)/m)),
  };
  return { sample, ...(cpu === undefined ? {} : { cpu }) };
}

/** The eighth number of the first line, proc_stat(5). The last two are in the first two already. */
export function cpuTimes(stat: string): CpuTimes | undefined {
  const numbers = /^cpu +(.+)$/m.exec(stat)?.[1]?.trim().split(/\s+/).slice(0, 8).map(Number);
  if (numbers === undefined) return undefined;
  return { total: numbers.reduce((sum, value) => sum + value, 0), steal: numbers[7] ?? 0 };
}

function stolen(before: CpuTimes, now: CpuTimes): number | null {
  const passed = now.total - before.total;
  return passed <= 0 ? null : Math.round((1000 * (now.steal - before.steal)) / passed) / 10;
}

const kibToMib = (kib: number | null) => (kib === null ? null : Math.round(kib / 1024));

function numberIn(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
