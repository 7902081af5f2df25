import { z } from "zod";
import { duration, oneOrMore, requestRate, share } from "./quantities.ts";
import { args, env, positive, text, tool } from "./schema-values.ts";

const TEST_NAME = "a name of at most 120 characters without a slash or a line break";
const CONCURRENCIES = "a whole number of requests in flight from 1, or a list of such numbers";

const rates = oneOrMore(requestRate, "requests per second above 0, inf, or a list of these");
const concurrencies = oneOrMore(positive, CONCURRENCIES);

const tokens = z.int().min(1).max(10_000_000);
const imageCount = z.int().min(1).max(64).default(1);
const pixels = z.int().min(1).max(8192).default(512);
const columns = z
  .strictObject({
    prompt: text.describe("Where a row's prompt is, such as `question` or `turns.0.0.content`"),
    image: text.optional().describe("Where its image or list of images is; absent asks without any"),
  })
  .describe("What is taken of a row; absent takes the shape of a data set that is known");
const dataset = z.discriminatedUnion("name", [
  z.strictObject({
    name: z.literal("random"),
    "input-tokens": tokens.default(1024).describe("Prompt length"),
    "output-tokens": tokens.default(128).describe("Output length"),
    "range-ratio": share.prefault(0).describe("Lengths are uniform in ± this share of the length"),
    "prefix-tokens": z.int().min(0).max(10_000_000).default(0).describe("Tokens that all prompts begin with"),
  }),
  z.strictObject({
    name: z.literal("sharegpt"),
    path: text.describe("The ShareGPT JSON file"),
    "output-tokens": tokens.optional().describe("Output length; absent takes the answer's own"),
  }),
  z.strictObject({
    name: z.literal("custom"),
    path: text.describe("JSON lines with a `prompt` each"),
    "output-tokens": tokens.default(256).describe("Output length"),
  }),
  z.strictObject({
    name: z.literal("prefix-repetition"),
    "prefix-tokens": tokens.default(256).describe("Length of a prefix"),
    "suffix-tokens": tokens.default(256).describe("Length of what follows it"),
    prefixes: tokens.default(10).describe("Different prefixes, each shared by as many prompts"),
    "output-tokens": tokens.default(128).describe("Output length"),
  }),
  z.strictObject({
    name: z.literal("trace"),
    path: text.describe("JSON lines with `timestamp`, `input_length`, `output_length` and, if known, `hash_ids`"),
    "timestamps-in": z.enum(["s", "ms"]).default("ms").describe("Unit of the timestamps"),
    "block-tokens": tokens.default(512).describe("Tokens that one of `hash_ids` stands for"),
  }),
  z.strictObject({
    name: z.literal("random-images"),
    "input-tokens": tokens.default(128).describe("Length of the text beside the images"),
    "output-tokens": tokens.default(128).describe("Output length"),
    "range-ratio": share.prefault(0).describe("Lengths are uniform in ± this share of the length"),
    images: imageCount.describe("Images in a request"),
    width: pixels.describe("Width of an image in pixels"),
    height: pixels.describe("Height of an image in pixels"),
  }),
  z.strictObject({
    name: z.literal("image-folder"),
    path: text.describe(
      "A folder of images; with a `metadata.jsonl` in it, its `file_name` and `text` are what is asked",
    ),
    prompt: text.default("Describe this image.").describe("What is asked of images without a text of their own"),
    images: imageCount.describe("Images in a request"),
    "output-tokens": tokens.default(128).describe("Output length"),
  }),
  z.strictObject({
    name: z.literal("hugging-face"),
    path: text.describe(
      "A downloaded data set: a parquet or JSON-lines file, a folder of them, or its name in the local cache",
    ),
    split: text.optional().describe("Only rows of this split, as file names or folders tell it, e.g. `train`"),
    columns: columns.optional(),
    "output-tokens": tokens.default(128).describe("Output length"),
  }),
]);

const BURSTINESS = "a number above 0, or inf";
const rampUp = z.strictObject({
  from: z.number().positive().describe("Requests per second at the first request"),
  shape: z.enum(["linear", "exponential"]).default("linear").describe("How the rate grows"),
});

const milliseconds = z.number().positive();
const goodput = z
  .strictObject({
    ttft: milliseconds.optional().describe("Longest TTFT in ms"),
    tpot: milliseconds.optional().describe("Longest TPOT in ms"),
    e2el: milliseconds.optional().describe("Longest E2EL in ms"),
  })
  .describe("What a good request keeps, all of it: `request_goodput` counts these");

const timeouts = z
  .strictObject({
    connect: duration.optional().describe("To a connection; 10s by default"),
    "first-token": duration.optional().describe("From the dispatch to the first token"),
    "between-tokens": duration.optional().describe("From one token to the next"),
    total: duration.optional().describe("From the dispatch to the end"),
  })
  .describe("How long a request may take, for `built-in`; absent is as long as the trial");

const ENV_NAME = "the name of an environment variable";
const PROXY = "a proxy such as http://proxy.example:3128, without user and password";
const connection = z
  .strictObject({
    "api-key-env": z
      .string({ error: ENV_NAME })
      .regex(/^[A-Za-z_]\w*$/, ENV_NAME)
      .default("OPENAI_API_KEY")
      .describe("The environment variable that holds the API key"),
    proxy: z
      .string({ error: PROXY })
      .regex(/^https?:\/\/[^@\s/]+\/?$/, PROXY)
      .optional()
      .describe("HTTP proxy to go through; none by default, whatever the environment says"),
    ca: text.optional().describe("PEM file of the authority that signed the server's certificate"),
    verify: z.boolean().default(true).describe("`false` takes any certificate"),
  })
  .describe("How an `external` server is reached, for `built-in`");

const load = z
  .strictObject({
    "request-rate": rates.optional().describe("Open loop: requests per second, `inf` for all at once"),
    concurrency: concurrencies.optional().describe("Closed loop: requests in flight"),
    "max-concurrency": concurrencies.optional().describe("Beside `request-rate`: most requests in flight"),
    burstiness: z
      .union([z.number().positive(BURSTINESS), z.literal("inf")], { error: BURSTINESS })
      .default(1)
      .describe("Beside `request-rate`: 1 is Poisson, below 1 burstier, above 1 more regular, `inf` constant"),
    "ramp-up": rampUp.optional().describe("From a lower rate at the first request to `request-rate` at the last"),
  })
  .describe("The load points; each is a cell");

const THREADS = "a whole number from 1 to 64";

export const test = z.strictObject({
  name: z
    .string({ error: TEST_NAME })
    .regex(/^[^/\p{Cc}]{1,120}$/u, TEST_NAME)
    .describe("The first part of the cell's id"),
  kind: z
    .enum(["serving", "throughput", "latency", "accuracy"], { error: "one of serving, throughput, latency, accuracy" })
    .default("serving")
    .describe("What is measured"),
  server: text.optional().describe("Which server answers; needed when there are several. Offline tests have none"),
  tool: tool.optional().describe("What measures; `built-in` for serving, `vllm-bench` for the offline kinds"),
  dataset: dataset.optional().describe("What is asked; absent asks `random`, or what `args` say for `vllm-bench`"),
  prompts: positive.default(200).describe("Requests in one trial"),
  load: load.optional(),
  args: args.default({}).describe("The tool's own flags"),
  env: env.prefault({}).describe("Environment variables of the tool"),
  endpoint: z
    .enum(["completions", "chat", "generate"])
    .default("completions")
    .describe("Which API is asked; `generate` is SGLang's own, for `built-in`"),
  stream: z
    .boolean()
    .default(true)
    .describe("`false` asks for whole answers, of which only E2EL and throughput are known; for `built-in`"),
  goodput: goodput.optional(),
  timeouts: timeouts.optional(),
  connection: connection.optional(),
  threads: z
    .int({ error: THREADS })
    .min(1, THREADS)
    .max(64, THREADS)
    .default(1)
    .describe("Of the `built-in` generator, for more than one can read; a `client_bound` trial says when"),
  "ignore-eos": z
    .boolean()
    .optional()
    .describe("Generate the full output length; absent is true for `random` and false for other data sets"),
  warmups: z
    .int()
    .min(0)
    .max(100_000)
    .default(8)
    .describe("Least number of warm-up requests; never less than the concurrency"),
  timeout: duration.prefault("30m").describe("Longest a trial may take"),
});

export type RawTest = z.output<typeof test>;
