import { flagOf } from "../model/flags.ts";
import type { ServerSpec } from "../model/spec.ts";
import type { Engine } from "./engine.ts";
import { modelOf, otherFlags, started } from "./started.ts";

const CACHE_FLAGS: readonly string[] = ["cache-prompt", "no-cache-prompt"].map(flagOf);

/** `llama-server` of llama.cpp, with its long flags: `n-gpu-layers`, `tensor-split`, `lora`, `mmproj`. */
export const llamaCpp: Engine = {
  launch: (server, site) =>
    started(server, site, {
      argv: [
        ...["llama-server", "--model", modelOf(server, "model"), "--host", site.host, "--port", String(site.port)],
        "--metrics",
        // Slots keep the last prompt, and erasing them needs a folder for saved ones and a call a slot.
        ...(saysCache(server) ? [] : ["--no-cache-prompt"]),
        ...otherFlags(server.args, "model", "host", "port", "metrics"),
      ],
    }),
  // 503 while the model loads.
  readyPaths: ({ ready }) => [ready.path ?? "/health"],
  warmCache: (server) =>
    saysCache(server)
      ? "llama-server keeps prompts in its slots: leave cache-prompt out to measure without"
      : undefined,
  version: { path: "/props", key: "build_info" },
  log: {
    loaded: /llama_server: model loaded|main: model loaded/,
    fatal: /exiting due to model loading error/,
    facts: { "weights-mib": /model buffer size =\s*([\d.]+) MiB/, "context-tokens": /n_ctx_slot = (\d+)/ },
  },
};

function saysCache({ args }: ServerSpec): boolean {
  return Object.entries(args).some(([key, value]) => CACHE_FLAGS.includes(flagOf(key)) && value !== false);
}
