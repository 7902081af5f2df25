import { UNRECOGNIZED } from "../model/flag-help.ts";
import { DROPPED } from "./dropped-flags.ts";
import type { Engine } from "./engine.ts";
import { modelOf, otherFlags, started } from "./started.ts";

/** Dev mode opens calls that nobody else may reach. https://docs.vllm.ai/en/latest/usage/security/ */
const LOOPBACK: readonly string[] = ["127.0.0.1", "::1", "localhost"];

/** `vllm serve`; vLLM-Ascend and other plugins are started the same way. */
export const vllm: Engine = {
  launch: (server, site) =>
    started(server, site, {
      argv: [
        ...["vllm", "serve", modelOf(server, "model"), "--host", site.host, "--port", String(site.port)],
        ...otherFlags(server.args, "model", "host", "port"),
      ],
      // Without dev mode `/reset_prefix_cache` answers 404, and repeats would not be independent.
      env: LOOPBACK.includes(site.host) ? { VLLM_SERVER_DEV_MODE: "1" } : {},
    }),
  // `/health` answers before the model is listed, and 503 again when the engine process has died.
  readyPaths: ({ ready }) => (ready.path === undefined ? ["/health", "/v1/models"] : [ready.path]),
  resetCachePath: "/reset_prefix_cache",
  // Level 1 keeps the weights in host memory; level 2 would load them from disk again. https://docs.vllm.ai/en/latest/features/sleep_mode/
  sleep: { sleepPath: "/sleep?level=1", wakePath: "/wake_up", flags: ["enable-sleep-mode"] },
  version: { paths: ["/version"], key: "version" },
  // Newer versions list their flags for `--help=all` only; older ones refuse the word, or search for it.
  help: {
    argvs: ["--help=all", "--help"].map((word) => ["vllm", "serve", word]),
    required: ["--host", "--port", "--max-model-len"],
    refused: UNRECOGNIZED,
    suspects: DROPPED,
  },
  log: {
    loaded:
      /Loading (?:model )?weights took|Model loading took|init engine \(profile, create kv cache, warmup model\) took/,
    fatal:
      /EngineCore failed to start|Engine (?:core initialization|process) failed|EngineDeadError|WorkerProc failed to start/,
    facts: {
      "weights-load-seconds": /Loading weights took ([\d.]+) seconds/,
      "weights-gib": /(?:Model loading|Loading model weights) took ([\d.]+) Gi?B/,
      "kv-cache-tokens": /(?:GPU|CPU|NPU) KV cache size: ([\d,]+) tokens/,
      "engine-init-seconds": /init engine \(profile, create kv cache, warmup model\) took ([\d.]+) (?:s\b|seconds)/,
    },
  },
};
