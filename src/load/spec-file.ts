import { readFile } from "node:fs/promises";
import { z } from "zod";
import { messageOf, UserError } from "../model/errors.ts";
import { LOAD_SPEC_SCHEMA, type LoadSpec } from "../model/load-spec.ts";

const count = z.int().nonnegative();
const atLeastOne = z.int().positive();
const duration = z.number().positive();

const DATASET = z.discriminatedUnion("name", [
  z.strictObject({
    name: z.literal("random"),
    inputTokens: count,
    outputTokens: atLeastOne,
    rangeRatio: z.number().min(0).lt(1),
    prefixTokens: count,
  }),
  z.strictObject({ name: z.literal("sharegpt"), path: z.string().min(1), outputTokens: atLeastOne.exactOptional() }),
  z.strictObject({ name: z.literal("custom"), path: z.string().min(1), outputTokens: z.int() }),
  z.strictObject({
    name: z.literal("prefix-repetition"),
    prefixTokens: count,
    suffixTokens: atLeastOne,
    prefixes: atLeastOne,
    outputTokens: atLeastOne,
  }),
  z.strictObject({
    name: z.literal("trace"),
    path: z.string().min(1),
    unitSeconds: duration,
    blockTokens: atLeastOne,
  }),
  z.strictObject({
    name: z.literal("random-images"),
    inputTokens: count,
    outputTokens: atLeastOne,
    rangeRatio: z.number().min(0).lt(1),
    images: atLeastOne,
    width: atLeastOne,
    height: atLeastOne,
  }),
  z.strictObject({
    name: z.literal("image-folder"),
    path: z.string().min(1),
    prompt: z.string(),
    images: atLeastOne,
    outputTokens: atLeastOne,
  }),
  z.strictObject({
    name: z.literal("hugging-face"),
    path: z.string().min(1),
    split: z.string().min(1).exactOptional(),
    columns: z.strictObject({ prompt: z.string().min(1), image: z.string().min(1).exactOptional() }).exactOptional(),
    outputTokens: atLeastOne,
  }),
]);

const SPEC = z.strictObject({
  schema: z.literal(LOAD_SPEC_SCHEMA),
  baseUrl: z.url({ protocol: /^https?$/ }),
  model: z.string().min(1),
  endpoint: z.enum(["completions", "chat", "generate"]),
  streamed: z.boolean(),
  seed: count,
  prompts: atLeastOne,
  load: z.strictObject({
    requestRate: z.union([z.number().positive(), z.literal("inf")]),
    maxConcurrency: atLeastOne.exactOptional(),
  }),
  arrivals: z.strictObject({
    burstiness: z.union([duration, z.literal("inf")]),
    rampUp: z.strictObject({ from: duration, shape: z.enum(["linear", "exponential"]) }).exactOptional(),
  }),
  goodput: z
    .strictObject({
      ttftMs: duration.exactOptional(),
      tpotMs: duration.exactOptional(),
      e2elMs: duration.exactOptional(),
    })
    .exactOptional(),
  dataset: DATASET,
  ignoreEos: z.boolean(),
  warmups: count,
  realTime: z.boolean(),
  threads: atLeastOne.exactOptional(),
  calibrate: z.boolean(),
  timeouts: z.strictObject({
    connectMs: duration,
    firstTokenMs: duration,
    betweenTokensMs: duration,
    totalMs: duration,
  }),
  connection: z.strictObject({
    apiKeyEnv: z.string().min(1),
    proxy: z.url({ protocol: /^https?$/ }).exactOptional(),
    caFile: z.string().min(1).exactOptional(),
    verify: z.boolean(),
  }),
  deadlineMs: duration,
  resultFile: z.string().min(1),
  requestsFile: z.string().min(1),
  timelineFile: z.string().min(1),
}) satisfies z.ZodType<LoadSpec>;

/** A file of another kind has them all. */
const MOST_PROBLEMS = 5;

/** @throws UserError naming the file and each wrong key. */
export async function readSpec(path: string): Promise<LoadSpec> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw new UserError(`${path}: the specification cannot be read (${messageOf(cause)})`, { cause });
  }
  const { data, error } = SPEC.safeParse(value);
  if (data !== undefined) return data;
  const problems = error.issues.map((issue) => `${issue.path.join(".") || "specification"}: ${issue.message}`);
  const more = problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : "";
  throw new UserError(`${path}: ${problems.slice(0, MOST_PROBLEMS).join("; ")}${more}`);
}
