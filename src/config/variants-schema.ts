import { z } from "zod";
import { address, image } from "./base-schema.ts";
import { args, env, text } from "./schema-values.ts";

/** Part of file names; and none of those that mean something in a session. */
const VARIANT_NAME = /^(?!(?:base|head|sentinel)$)[A-Za-z0-9][\w.-]{0,39}$/;
const NAME_ERROR = "a name such as one-fix: letters, digits, dots and dashes, and not base, head or sentinel";

const variant = z.strictObject({
  commit: text.optional().describe("Commit, tag or branch, built as `base` says; absent is what lies in the workspace"),
  args: args.default({}).describe("Flags that every server has instead of, or beside, its own"),
  env: env.prefault({}).describe("Environment variables of every server, instead of, or beside, its own"),
  venv: text.optional().describe("Instead of a commit: a Python environment that has it installed"),
  url: z
    .union([address, z.record(text, address)], { error: "an address, or addresses by server name" })
    .optional()
    .describe("Instead of a commit: where its server is up already, or addresses by server name"),
  image: image.optional().describe("Instead of a commit: the image that its servers run in"),
});

export const variants = z
  .record(z.string().regex(VARIANT_NAME, NAME_ERROR), variant)
  .refine((all) => Object.keys(all).length >= 2, "at least two variants");

export type RawVariants = z.output<typeof variants>;
