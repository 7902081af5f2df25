import { z } from "zod";
import { RECORD_SCHEMA, type TrialRecord } from "../model/record.ts";
import { SESSION_SCHEMA, type Session, type SessionHeader } from "../model/session.ts";

/** A stored session may come from anyone's artifact: text is bounded, numbers are finite, lists are short. */
const text = z.string().max(100_000);
const name = z.string().min(1).max(500);
const count = z.int().min(0);
const texts = z.array(text).max(10_000);
const facts = z.record(name, text);
const time = z.iso.datetime({ offset: true });

/** Stays inside the session folder whatever it is joined to. */
const innerPath = name.refine(
  (path) => !/^[/\\]|^[A-Za-z]:|\\|\0/.test(path) && !path.split("/").includes(".."),
  "must be a relative path inside the session folder",
);

const validity = z.discriminatedUnion("state", [
  z.object({ state: z.literal("valid") }),
  z.object({ state: z.literal("invalid"), reasons: texts }),
]);

export const recordSchema = z.object({
  schema: z.literal(RECORD_SCHEMA),
  trial: name,
  cell: name,
  variant: name,
  repeat: count,
  round: count,
  seed: z.exactOptional(z.int()),
  tool: z.object({ name, version: z.exactOptional(text), definition: name }),
  metrics: z.record(name, z.number()),
  declared: z.exactOptional(z.record(name, z.object({ unit: text, betterWhen: z.enum(["higher", "lower"]) }))),
  counts: z.object({
    requested: z.exactOptional(count),
    completed: z.exactOptional(count),
    failed: z.exactOptional(count),
    inputTokens: z.exactOptional(count),
    outputTokens: z.exactOptional(count),
  }),
  workload: z.record(name, z.union([text, z.number()])),
  validity,
  notes: texts,
  command: z.exactOptional(texts),
  server: z.exactOptional(
    z.object({
      name,
      engine: name,
      start: name,
      readySeconds: z.exactOptional(z.number().min(0)),
      memory: z.exactOptional(z.object({ usedMib: z.number().min(0), totalMib: z.number().positive() })),
    }),
  ),
  engineFlags: z.exactOptional(facts),
  device: z.exactOptional(text),
  startedAt: z.exactOptional(time),
  endedAt: z.exactOptional(time),
  raw: z.array(innerPath).max(10_000),
  requests: z.exactOptional(innerPath),
}) satisfies z.ZodType<TrialRecord>;

export const headerSchema = z.object({
  schema: z.literal(SESSION_SCHEMA),
  id: name,
  suite: name,
  origin: z.object({
    repository: z.exactOptional(name),
    commit: z.exactOptional(name),
    tree: z.exactOptional(name),
    edits: z.exactOptional(name),
    ref: z.exactOptional(name),
    base: z.exactOptional(name),
    event: name,
    pullRequest: z.exactOptional(count),
    runId: z.exactOptional(count),
    attempt: z.exactOptional(count),
    leg: z.exactOptional(name),
  }),
  environment: z.object({ class: facts, subject: facts }),
  policyDigest: z.exactOptional(name),
  planDigest: z.exactOptional(name),
  setupDigest: z.exactOptional(name),
  pairsAtMost: z.exactOptional(z.int().positive()),
  variants: z.exactOptional(z.array(name).max(100)),
  expectedCells: z.array(name).max(20_000),
  complete: z.boolean(),
  notes: texts,
  startedAt: z.exactOptional(time),
  endedAt: z.exactOptional(time),
}) satisfies z.ZodType<SessionHeader>;

export const sessionSchema = headerSchema.extend({
  records: z.array(recordSchema).max(20_000),
}) satisfies z.ZodType<Session>;
