import { z } from "zod";
import { LANGUAGES } from "../model/language.ts";
import { HOLDS, PAIRED } from "../model/spec.ts";
import { base } from "./base-schema.ts";
import { NAME, NAME_PATTERN } from "./name.ts";
import { duration, share } from "./quantities.ts";
import { text, tool } from "./schema-values.ts";
import { server } from "./server-schema.ts";
import { test } from "./test-schema.ts";
import { variants } from "./variants-schema.ts";

const GATE = "Gating rows decide, others are only shown";
const RELATIVE = "Smallest relative change that matters: the fail level";
const ABSOLUTE = "Smallest absolute change that matters, in the metric's unit; a regression must pass both";
const MUST_SEE = "A green row must have been able to see a change of this size";
const warn = share
  .optional()
  .describe("A certain worsening from this size on is marked, though only `relative` and `absolute` fail it");
const slo = z.record(z.string(), z.number().positive()).default({});

const metric = z.strictObject({
  gate: z.boolean().default(true).describe(GATE),
  relative: share.prefault("2%").describe(RELATIVE),
  absolute: z.number().min(0).default(0).describe(ABSOLUTE),
  "must-see": share.prefault("20%").describe(MUST_SEE),
  warn,
});

/** What a metric of some cells does otherwise: a key that is absent is inherited. */
const cellMetric = z.strictObject({
  gate: z.boolean().optional().describe(GATE),
  relative: share.optional().describe(RELATIVE),
  absolute: z.number().min(0).optional().describe(ABSOLUTE),
  "must-see": share.optional().describe(MUST_SEE),
  warn,
});

const policy = z.strictObject({
  alpha: z
    .number()
    .gt(0)
    .max(0.5)
    .default(0.05)
    .describe("Chance of a false regression on a pull request that changes nothing, over all gating rows"),
  metrics: z
    .record(z.string(), metric)
    .optional()
    .describe("By metric id. The metrics named here replace the default gating set"),
  slo: slo.describe("Absolute limits in the metric's unit, checked whatever the baseline says"),
  "max-age": duration
    .prefault("30d")
    .describe("When the newest baseline session is older than this, every report says so"),
  cells: z
    .record(
      z.string(),
      z.strictObject({
        metrics: z
          .record(z.string(), cellMetric)
          .default({})
          .describe("By metric id; an absent key is inherited from `policy.metrics` or an earlier pattern"),
        slo: slo.describe("Limits of these cells, instead of `policy.slo` for the same metric"),
      }),
    )
    .default({})
    .describe("What some cells do otherwise: by cell id, in which `*` stands for any characters. The last match wins"),
  drift: z
    .strictObject({
      since: text.describe("The release, as readers know it"),
      budget: share
        .prefault("10%")
        .describe("Largest worsening since then; past it every report says so, and none fails"),
      levels: z
        .record(z.string(), z.record(z.string(), z.number().positive()))
        .describe("By cell id, then metric id, in the metric's unit"),
    })
    .optional()
    .describe("Cumulative change since a release, beside the change of a pull request"),
});

/** A narrow part of what git allows: no option, no `..`, no `@{`. */
const BRANCH = /^(?!.*(?:\.\.|\/\/|\.lock$|\/$))[A-Za-z0-9][\w./-]{0,200}$/;

const store = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("artifact"),
    "retention-days": z
      .int()
      .min(1)
      .max(400)
      .optional()
      .describe("How long GitHub keeps a session; absent takes the repository's setting"),
    attested: z
      .boolean()
      .default(false)
      .describe("Only sessions that their own run has attested are baselines (docs/security.md)"),
  }),
  z.strictObject({
    kind: z.literal("branch"),
    branch: z
      .string()
      .regex(BRANCH, "a branch name such as llm-perf-gate")
      .default("llm-perf-gate")
      .describe("A branch of its own, without the code's history; the job needs `contents: write`"),
    keep: z.int().min(3).max(2_000).default(200).describe("Sessions of a suite beyond these are dropped, oldest first"),
  }),
  z.strictObject({ kind: z.literal("directory"), path: text.describe("A folder that outlives the job") }),
]);

const suite = z.union(
  [
    text,
    z.strictObject({
      path: text.describe("Folder, or one JSON file"),
      variant: text
        .optional()
        .describe("Reads `serving-tests-VARIANT.json` and its like instead of the files without a suffix"),
      files: z.array(text).min(1).optional().describe("Reads just these files of the folder"),
      tool: tool.default("vllm-bench").describe("`built-in` maps the client's parameters onto the built-in generator"),
    }),
  ],
  { error: "a folder such as benchmarks/tests, or a mapping with path, variant, files and tool" },
);

export const configSchema = z.strictObject({
  version: z.literal(1).default(1).describe("Version of this format"),
  name: z
    .string({ error: NAME })
    .regex(NAME_PATTERN, NAME)
    .default("default")
    .describe("Names the comment, the artifacts and the check"),
  enforce: z
    .enum(["gate", "observe"])
    .default("gate")
    .describe("`observe` does everything and is red only where something is written wrong"),
  language: z
    .enum(LANGUAGES)
    .default("en")
    .describe("What comments, reports and messages are written in; ids and JSON are the same in every language"),
  when: z
    .strictObject({
      paths: z.array(text).min(1).describe("Globs; pull requests that touch none of them pass as not required"),
    })
    .optional()
    .describe("Which pull requests are measured; absent means all"),
  suite: suite.optional().describe("A vLLM or vLLM-Ascend suite folder, used as it is"),
  "env-from": z
    .array(text)
    .default([])
    .describe("Files sourced once by bash; servers and tools inherit what they change"),
  servers: z
    .record(z.string().regex(/^[^\p{Cc}]{1,80}$/u, "a name of at most 80 characters"), server)
    .default({})
    .describe("Server configurations by name; one start each"),
  tests: z.array(test).default([]).describe("Tests beside the suite's"),
  repeats: z.int().min(1).max(100).default(3).describe("Independent repeats of every cell"),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31)
    .default(0)
    .describe("Repeat k runs with seed + k, the same in every session"),
  policy: policy.optional().describe("How metrics are judged"),
  base: base.optional().describe("Brings the base commit onto the machine, to be measured in the same job"),
  variants: variants
    .optional()
    .describe(
      "Commits and configurations, by name, that are measured in turn, `repeats` times, and reported together; the first is what the others are compared with. Such a configuration judges nothing",
    ),
  paired: z
    .enum(PAIRED)
    .default("auto")
    .describe(
      "Where `base` is configured: `auto` measures in turn with it what the stored baselines make suspect, `always` everything and without them, `never` nothing",
    ),
  hold: z
    .enum(HOLDS)
    .default("auto")
    .describe(
      "How the servers of base and head are kept: `restart` starts each for its part, `resident` keeps both up, `sleep` keeps both up and lets one sleep; `auto` chooses by memory and price",
    ),
  budget: duration.optional().describe("Longest that all measuring may take, in minutes of the device"),
  store: store.prefault({ kind: "artifact" }).describe("Where sessions are kept"),
  "baseline-sessions": z
    .int()
    .min(1)
    .max(100)
    .default(10)
    .describe("How many baseline sessions are read, newest first"),
  "drop-unknown-flags": z
    .boolean()
    .default(false)
    .describe("Leaves out configured flags that the installed engine says it does not know, instead of failing"),
});

export type RawConfig = z.output<typeof configSchema>;
export type RawPolicy = z.output<typeof policy>;
export type RawSuite = Exclude<z.output<typeof suite>, string>;

/** The JSON schema of the configuration file, for editors. */
export function configJsonSchema(): z.core.JSONSchema.BaseSchema {
  const schema = z.toJSONSchema(configSchema, { io: "input", target: "draft-7" });
  return { ...schema, title: "llm-perf-gate configuration" };
}
