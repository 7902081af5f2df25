import { z } from "zod";
import { ENGINE_NAMES } from "../model/spec.ts";
import { duration } from "./quantities.ts";
import { args, built, env, text } from "./schema-values.ts";

const LATER_ENGINES = ["sglang", "lmdeploy", "trtllm", "mindie", "llama-cpp", "tgi"];
const port = z.int().min(1).max(65_535);

const ready = z
  .strictObject({
    timeout: duration.prefault("20m").describe("How long a start may take"),
    retries: z.int().min(0).max(5).default(1).describe("Starts after a failure that is the environment's"),
    path: z.string().regex(/^\//, "a path that begins with a slash").optional().describe("Answers 200 when ready"),
  })
  .describe("When the server counts as ready");

export const server = z.strictObject({
  engine: built("an engine", ENGINE_NAMES, LATER_ENGINES).describe("How the server is started"),
  args: args
    .default({})
    .describe("The engine's flags: `true` is a bare flag, `false` leaves it out, a mapping is one JSON argument"),
  env: env.prefault({}).describe("Environment variables of the server"),
  numa: z
    .strictObject({ node: z.int().min(0).max(1023).describe("Number of the node") })
    .optional()
    .describe("Binds the server's cores and memory to a NUMA node with `numactl`"),
  ready: ready.prefault({}),
  command: z
    .array(text)
    .min(1)
    .optional()
    .describe("Engine `command`: the argv; `{host}`, `{port}` and `{model}` are filled in"),
  url: z
    .url({ protocol: /^https?$/, error: "an address such as http://127.0.0.1:8000" })
    .optional()
    .describe("Engine `external`: the server's address, without a path"),
  model: text.optional().describe("The model that requests name; absent asks the server's `/v1/models`"),
  port: port.optional().describe("Port to listen on; absent takes a free one"),
});

export type RawServer = z.output<typeof server>;
