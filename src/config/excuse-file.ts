import { z } from "zod";
import { metricOf } from "../model/metric.ts";
import type { Policy } from "../model/policy.ts";
import { findingsOf } from "./findings.ts";
import type { ConfigReader } from "./reader.ts";
import { text } from "./schema-values.ts";
import { validated } from "./validate.ts";
import { yamlDocument } from "./yaml-document.ts";

const DAY = "a day that exists, such as 2026-12-31";
const day = z.string({ error: DAY }).refine((value) => isDay(value), DAY);

const SIZE = "a percentage such as 12%";
const size = z
  .string({ error: SIZE })
  .regex(/^\d{1,4}(?:\.\d+)?\s*%$/, SIZE)
  .transform((value) => Number.parseFloat(value) / 100);

const waiver = z.strictObject({
  cells: text,
  metric: text,
  owner: text,
  reason: text,
  "at-most": size,
  until: day,
});

const accepted = z.strictObject({
  cell: text,
  metric: text,
  from: z.number().positive(),
  to: z.number().positive(),
  owner: text,
  evidence: text,
});

/** Waivers and accepted slowdowns lie in a file of their own, so that a bot may propose a change of it without touching the rest. */
export const excuseSchema = z.strictObject({
  waivers: z.array(waiver).default([]),
  accepted: z.array(accepted).default([]),
});

type Excuses = Pick<Policy, "waivers" | "accepted">;

/** `.github/llm-perf-gate.yml` → `.github/llm-perf-gate.waivers.yml`. */
export function excuseFileOf(configFile: string): string {
  return configFile.replace(/(?:\.ya?ml)?$/, ".waivers.yml");
}

/**
 * What the file beside the configuration waives and accepts; nothing when there is none.
 * @throws UserError with one line for each mistake.
 */
export async function readExcuses(configFile: string, reader: ConfigReader): Promise<Excuses> {
  const file = excuseFileOf(configFile);
  const content = await reader.readText(file).catch((thrown: unknown) => {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return undefined;
    throw thrown;
  });
  if (content === undefined) return {};
  const document = yamlDocument(file, content);
  const raw = validated(excuseSchema, document);
  const findings = findingsOf(document);
  for (const [kind, entries] of Object.entries(raw)) {
    for (const [index, { metric }] of entries.entries()) {
      const known = metricOf(metric);
      if (metric === "*" && kind === "waivers") continue;
      if (known === undefined)
        findings.mistake([kind, index, "metric"], `no direction is known of the metric "${metric}"`);
      else if (kind === "accepted" && known.kind === "proportion")
        findings.mistake([kind, index, "metric"], `a lower ${metric} cannot be accepted, only waived for a while`);
    }
  }
  findings.settle();
  return {
    ...(raw.waivers.length === 0
      ? {}
      : { waivers: raw.waivers.map(({ "at-most": atMost, ...rest }) => ({ ...rest, atMost })) }),
    ...(raw.accepted.length === 0 ? {} : { accepted: raw.accepted }),
  };
}

/** `2026-02-30` looks like a day, and is none. */
export function isDay(value: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
