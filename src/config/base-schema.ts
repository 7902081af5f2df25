import { z } from "zod";
import { PYTHON_ENVIRONMENTS } from "../model/base.ts";
import { duration, oneOrMore } from "./quantities.ts";
import { positive, text } from "./schema-values.ts";
import { container } from "./server-schema.ts";

export const address = z.url({ protocol: /^https?$/, error: "an address such as http://127.0.0.1:8000" });

const repository = z.strictObject({
  path: text.describe("Where the head's checkout of it lies, from the workspace: `../vllm`, `third_party/vllm`"),
  commit: text.optional().describe("Its commit, tag or branch on the base's side; absent takes the head's"),
  "commit-file": text
    .optional()
    .describe("A file of the base's checkout whose text is that commit, as where a plugin pins its engine"),
});

const proof = z
  .strictObject({
    module: oneOrMore(text, "a module's name, or a list of them").describe(
      "Python modules that each side's servers must import from that side's own code",
    ),
  })
  .optional()
  .describe("Absent finds the modules that `setup` installed from the checkout");

const cache = z.strictObject({
  path: text.optional().describe("Absent: `llm-perf-gate` in the runner's tool cache, or in the user's cache folder"),
  gigabytes: positive.default(50).describe("Builds that were not used for longest make room for new ones"),
  days: positive.default(14).describe("Builds that were not used for so long are removed"),
});

export const image = z.union([text, container], { error: "an image, or a mapping as a server's container" });

export const base = z.strictObject({
  setup: text.optional().describe("Builds the base commit: a text for bash, run in a checkout of its own"),
  "setup-timeout": duration.prefault("30m").describe("How long that may take"),
  commit: text
    .optional()
    .describe("Commit, tag or branch to compare with; absent takes the commit that the pull request was merged onto"),
  head: z
    .enum(["workspace", "rebuilt"])
    .default("workspace")
    .describe("`rebuilt` builds the head's commit with the same `setup`, instead of using what the job has installed"),
  python: z
    .enum(PYTHON_ENVIRONMENTS)
    .default("layered")
    .describe(
      "What a `setup` that installs Python packages gets: `layered`, a virtual environment over the job's Python; `isolated`, an empty one; `none`, the job's own",
    ),
  repositories: z
    .record(text, repository)
    .default({})
    .describe("Other repositories that a side is built from, by name: each side gets a checkout of its own"),
  env: text.optional().describe("Instead of a build: the folder of a Python environment that has the base installed"),
  url: z
    .union([address, z.record(text, address)], { error: "an address, or addresses by server name" })
    .optional()
    .describe("Instead of a build: where the base's server is up already, or addresses by server name"),
  image: image
    .optional()
    .describe(
      "Instead of a build: the image that the base's servers run in; a text takes the rest from each server's own `container`",
    ),
  cache: z
    .union([z.literal(false), cache], { error: "false, or a mapping with path, gigabytes and days" })
    .prefault({})
    .describe("Where builds are kept for the next job that needs the same; `false` builds anew every time"),
  proof,
});

export type RawBase = z.output<typeof base>;
