import { isOn } from "../model/flags.ts";
import type { ServerSpec } from "../model/spec.ts";
import type { Engine } from "./engine.ts";
import { modelOf, otherFlags, started } from "./started.ts";

const CACHE_FLAGS: readonly string[] = ["cache-prompt", "no-cache-prompt"];

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
  version: { paths: ["/props"], key: "build_info" },
  log: {
    loaded: /llama_server: model loaded|main: model loaded|\bmodel loaded\s+(?:tid=|\|)|all slots are idle/,
    fatal: /exiting due to (?:model loading|HTTP server) error|unable to load model/,
    facts: { "weights-mib": /model buffer size =\s*([\d.]+) MiB/, "context-tokens": /n_ctx_slot = (\d+)/ },
  },
};

function saysCache({ args }: ServerSpec): boolean {
  return CACHE_FLAGS.some((flag) => isOn(args, flag));
}
