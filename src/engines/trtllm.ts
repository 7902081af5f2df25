import { argsToFlags, flagOf } from "../model/flags.ts";
import type { Args } from "../model/spec.ts";
import type { Engine } from "./engine.ts";
import { modelOf, started } from "./started.ts";

const OURS: readonly string[] = ["model", "host", "port"].map(flagOf);

/** `trtllm-serve`, of a Hugging Face model or an engine folder. */
export const trtllm: Engine = {
  launch: (server, site) =>
    started(server, site, {
      argv: [
        ...["trtllm-serve", modelOf(server, "model"), "--host", site.host, "--port", String(site.port)],
        ...underscored(server.args),
      ],
    }),
  // `/health` answers as soon as the process listens; this one generates a token. Before 1.0 there is `/health` alone.
  readyPaths: ({ ready }) => [ready.path ?? ["/health_generate", "/health"]],
  warmCache: () =>
    "trtllm-serve has no call that empties its block reuse: kv_cache_config: { enable_block_reuse: false } in its options file turns it off",
  version: { paths: ["/version"], key: "version" },
  log: {
    loaded: /Model init total --|Engine loaded and ready|for max tokens in paged KV cache/,
    fatal: /Failed to initialize executor|Executor worker (?:returned error|died)/,
    facts: {
      "weights-load-seconds": /Model init total -- ([\d.]+)s/,
      "kv-cache-gib": /Allocated ([\d.]+) GiB for max tokens in paged KV cache/,
      "kv-cache-tokens": /for max tokens in paged KV cache \((\d+)\)/,
    },
  },
};

/** Its flags have underscores: `--tp_size`. */
function underscored(args: Args): readonly string[] {
  const others = Object.entries(args).filter(([key]) => !OURS.includes(flagOf(key)));
  return others.flatMap(([key, value]) => {
    const [flag, ...words] = argsToFlags({ [key]: value });
    return flag === undefined ? [] : [`--${flag.slice(2).replaceAll("-", "_")}`, ...words];
  });
}
