import { existsSync, readFileSync } from "node:fs";
import { messageOf } from "../model/errors.ts";
import type { Reading } from "../model/record.ts";
import type { ToolName } from "../model/spec.ts";
import { joinParts } from "../tools/parts.ts";
import type { NamedReading, Source, Tool, ToolCommand } from "../tools/tool.ts";

/** What the tool left behind, as one reading; invalid with the reason when it cannot be read. */
export function readResult(
  tool: Tool,
  name: ToolName,
  { resultFile, otherFiles = [] }: Pick<ToolCommand, "resultFile" | "otherFiles">,
  stdout: string,
): Reading {
  const files = [resultFile, ...otherFiles].filter((file) => existsSync(file));
  try {
    const sources = files.length === 0 ? [sourceOf(stdout, "stdout")] : files.map((file) => sourceOf(file, file));
    const readings: NamedReading[] = [];
    for (const source of sources) {
      if (source.text.trim() === "") return unreadable(name, `${source.name} is empty: the tool measured nothing`);
      const [reading, ...more] = tool.read(source);
      if (reading === undefined) return unreadable(name, `${source.name} holds no result of ${name}`);
      if (more.length > 0) return unreadable(name, `${source.name} holds ${more.length + 1} results, one was expected`);
      readings.push(reading);
    }
    const [first, ...others] = readings;
    if (first === undefined) return unreadable(name, "the tool left no result");
    return withFiniteMetrics(joinParts([first, ...others]));
  } catch (cause) {
    return unreadable(name, `the result cannot be read: ${messageOf(cause)}`);
  }
}

function sourceOf(file: string, name: string): Source {
  return { name, text: readFileSync(file, "utf8") };
}

/** Adds reasons why a reading does not count. */
export function invalidate(reading: Reading, ...reasons: readonly string[]): Reading {
  if (reasons.length === 0) return reading;
  const earlier = reading.validity.state === "invalid" ? reading.validity.reasons : [];
  return { ...reading, validity: { state: "invalid", reasons: [...reasons, ...earlier] } };
}

function unreadable(name: ToolName, reason: string): Reading {
  return {
    tool: { name, definition: "unread" },
    metrics: {},
    counts: {},
    workload: {},
    validity: { state: "invalid", reasons: [reason] },
    notes: [],
  };
}

/** JSON has no NaN: such a number would come back from the disk as `null`. */
function withFiniteMetrics(reading: Reading): Reading {
  const metrics = Object.entries(reading.metrics);
  const odd = metrics.filter(([, value]) => !Number.isFinite(value));
  const kept = { ...reading, metrics: Object.fromEntries(metrics.filter(([, value]) => Number.isFinite(value))) };
  return invalidate(kept, ...odd.map(([metric, value]) => `${metric} is ${value}`));
}
