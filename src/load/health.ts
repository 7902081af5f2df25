import { monitorEventLoopDelay, PerformanceObserver, performance } from "node:perf_hooks";
import process from "node:process";
import type { LoadHealth } from "../model/load-result.ts";

export type ProcessHealth = Pick<
  LoadHealth,
  "windowMs" | "loopUtilization" | "cpuShare" | "gcShare" | "loopDelayP99Ms"
>;

/** The histogram's sampling period, which every delay contains. */
const RESOLUTION_MS = 10;

/** Watches this process from now on. The returned function ends it and tells. */
export function watchProcess(): () => ProcessHealth {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let gcMs = 0;
  const collections = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) gcMs += duration;
  });
  collections.observe({ entryTypes: ["gc"] });
  const startedAt = performance.now();
  const loop = performance.eventLoopUtilization();
  const cpu = process.cpuUsage();
  return () => {
    const windowMs = performance.now() - startedAt;
    const { user, system } = process.cpuUsage(cpu);
    const { utilization } = performance.eventLoopUtilization(loop);
    delay.disable();
    collections.disconnect();
    return {
      windowMs,
      loopUtilization: utilization,
      cpuShare: (user + system) / 1000 / windowMs,
      gcShare: gcMs / windowMs,
      loopDelayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS),
    };
  };
}
