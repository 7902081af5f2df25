import { z } from "zod";
import { ENGINE_NAMES } from "../model/spec.ts";
import { duration } from "./quantities.ts";
import { args, built, env, text } from "./schema-values.ts";

const port = z.int().min(1).max(65_535);

/** `0`, `0,1`, `0-3,8`: as `numactl` takes lists; a number or a list of numbers is one as well. */
const numberList = z
  .union([
    z.int().min(0).max(9999),
    z.array(z.int().min(0).max(9999)).min(1),
    z.string().regex(/^\d+(-\d+)?(,\d+(-\d+)?)*$/, "a list such as 0-15,32-47"),
  ])
  .transform((list) => (Array.isArray(list) ? list.join(",") : String(list)));

const ready = z
  .strictObject({
    timeout: duration.prefault("20m").describe("Longest wait for a start that makes no progress in its log"),
    limit: duration
      .optional()
      .describe("Longest start altogether, for one whose log still grows; absent is three times the timeout"),
    retries: z.int().min(0).max(5).default(1).describe("Starts after a failure that is the environment's"),
    path: z.string().regex(/^\//, "a path that begins with a slash").optional().describe("Answers 200 when ready"),
  })
  .describe("When the server counts as ready");

const numa = z
  .union(
    [
      z.literal("auto"),
      z.strictObject({
        node: numberList.optional().describe("Nodes of the cores, and of the memory unless it is named"),
        cpus: numberList.optional().describe("Cores, instead of all those of the nodes"),
        memory: numberList.optional().describe("Nodes of the memory"),
        interleave: z
          .union([z.literal("all"), numberList])
          .optional()
          .describe("Nodes that memory is spread over, instead of `memory`"),
      }),
    ],
    { error: "auto, or a mapping with node, cpus, memory and interleave" },
  )
  .describe("Binds the server with `numactl`; `auto` takes the node that its devices hang on");

export const container = z
  .strictObject({
    image: text.describe("Image, best with its digest"),
    program: z.enum(["docker", "podman"]).default("docker").describe("Program that runs it"),
    devices: z.array(text).default([]).describe("Device files or CDI names; `all` is `--gpus all`"),
    "shm-size": z
      .string()
      .regex(/^\d+[bkmg]?$/i, "a size such as 16g")
      .optional()
      .describe("Size of /dev/shm; absent shares the host's"),
    mounts: z
      .array(z.string().regex(/^[^:]+:[^:]+(:[\w,]+)?$/, "host:container, or host:container:ro"))
      .default([])
      .describe("Folders that the server sees, such as the model's"),
    options: z.array(text).default([]).describe("Further options of `docker run`, as they are"),
  })
  .describe("Runs the server in a container on the host's network; the image's entry point is replaced");

const prepare = z
  .strictObject({
    run: text.describe("Command, run by bash in the workspace"),
    makes: text.describe("File or folder that it makes"),
    from: z.array(text).default([]).describe("Files and folders it is made from: when one changes, it is made anew"),
  })
  .describe("Makes what the server needs before its first start, unless it is there already");

const ranks = z
  .strictObject({
    logs: z
      .string()
      .regex(/\{rank\}/, "a path with {rank} in it")
      .optional()
      .describe("Log file of a rank, with `{rank}` for its number; absent reads what `command` itself prints"),
    count: z.int().min(1).max(4096).describe("How many ranks there are, from 0"),
    dead: z
      .string()
      .optional()
      .describe("A line that matches this regular expression says, too, that its rank is dead"),
  })
  .describe("Watches the ranks of a server that is spread over processes or machines");

export const server = z.strictObject({
  engine: built("an engine", ENGINE_NAMES, []).describe("How the server is started"),
  args: args
    .default({})
    .describe("The engine's flags: `true` is a bare flag, `false` leaves it out, a mapping is one JSON argument"),
  env: env.prefault({}).describe("Environment variables of the server"),
  venv: text.optional().describe("Python virtual environment of the server, as `python -m venv` makes it"),
  "env-from": z.array(text).default([]).describe("Files sourced by bash for this server alone"),
  prepare: z.array(prepare).default([]).describe("What must be made before the server can start"),
  container: container.optional(),
  numa: numa.optional(),
  ready: ready.prefault({}),
  command: z
    .array(text)
    .min(1)
    .optional()
    .describe("Engine `command`: the argv; `{host}`, `{port}` and `{model}` are filled in"),
  ranks: ranks.optional(),
  url: z
    .url({ protocol: /^https?$/, error: "an address such as http://127.0.0.1:8000" })
    .optional()
    .describe("Engine `external`: the server's address, without a path"),
  model: text.optional().describe("The model that requests name; absent asks the server's `/v1/models`"),
  port: port.optional().describe("Port to listen on; absent takes a free one"),
});

export type RawServer = z.output<typeof server>;
