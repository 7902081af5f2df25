import { z } from "zod";
import { UserError } from "../../model/errors.ts";
import { LOAD_RESULT_SCHEMA, type LoadResult } from "../../model/load-result.ts";
import type { Detection, NamedReading, Source } from "../tool.ts";

const count = z.int().nonnegative().exactOptional();
const digest = z.string().regex(/^[0-9a-f]{16}$/);
const share = z.number().nonnegative();

const RESULT = z.object({
  schema: z.literal(LOAD_RESULT_SCHEMA),
  version: z.string(),
  definition: z.string().min(1),
  state: z.enum(["finished", "cancelled", "out-of-time"]),
  workload: z.record(z.string(), z.union([z.string(), z.number()])),
  digests: z.object({ schedule: digest, requests: digest }),
  counts: z.object({ requested: count, completed: count, failed: count, inputTokens: count, outputTokens: count }),
  inputTokensAsked: count,
  metrics: z.record(z.string(), z.number()),
  failures: z.record(z.string(), z.object({ count: z.int().positive(), example: z.string() })),
  health: z.object({
    windowMs: share,
    realTime: z.boolean(),
    threads: z.int().positive().exactOptional(),
    loopUtilization: share,
    cpuShare: share,
    gcShare: share,
    loopDelayP99Ms: share,
    latenessP99Ms: share,
    wireDelayP99Ms: share,
    chunksPerTurn: share,
  }),
  calibration: z
    .object({ chunks: share, ttftErrorMs: z.number(), itlErrorP99Ms: share, cpuUsPerChunk: share })
    .exactOptional(),
  validity: z.union([
    z.object({ state: z.literal("valid") }),
    z.object({ state: z.literal("invalid"), reasons: z.array(z.string()).min(1) }),
  ]),
  notes: z.array(z.string()),
}) satisfies z.ZodType<LoadResult>;

const MARKER = new RegExp(`"schema"\\s*:\\s*"${LOAD_RESULT_SCHEMA}"`);

export function detectLoadResult({ text }: Source): Detection | undefined {
  return MARKER.test(text) ? { evidence: `schema ${LOAD_RESULT_SCHEMA}` } : undefined;
}

/** @throws UserError when the file is cut short or a value is not what the generator writes. */
export function readLoadResult({ name, text }: Source): readonly NamedReading[] {
  const { version, definition, metrics, counts, workload, validity, notes } = parse(name, text);
  return [{ tool: { name: "built-in", version, definition }, metrics, counts, workload, validity, notes }];
}

function parse(name: string, text: string): LoadResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UserError(
      `${name}: a result of the built-in generator that is not whole JSON (${text.length} characters)`,
      { cause },
    );
  }
  const { data, error } = RESULT.safeParse(value);
  if (data !== undefined) return data;
  const [first] = error.issues;
  throw new UserError(`${name}: ${first?.path.join(".") ?? "result"}: ${first?.message ?? "not readable"}`);
}
