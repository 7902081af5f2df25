import { z } from "zod";
import { duration, oneOrMore } from "./quantities.ts";
import { text } from "./schema-values.ts";

const proof = z
  .strictObject({
    module: oneOrMore(text, "a module's name, or a list of them").describe(
      "Python modules that each side's servers must import from that side's own code",
    ),
  })
  .optional()
  .describe("Absent finds the modules that `setup` installed from the checkout");

export const base = z.strictObject({
  setup: text.optional().describe("Builds the base commit: a text for bash, run in its own checkout"),
  "setup-timeout": duration.prefault("30m").describe("How long that may take"),
  commit: text
    .optional()
    .describe("Commit, tag or branch to compare with; absent takes the commit that the pull request was merged onto"),
  proof,
});

export type RawBase = z.output<typeof base>;
