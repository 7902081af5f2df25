import { UNRECOGNIZED } from "../model/flag-help.ts";
import type { Engine } from "./engine.ts";
import { modelOf, otherFlags, started } from "./started.ts";

/** `sglang.launch_server`. `enable-metrics: true` opens its `/metrics`. */
export const sglang: Engine = {
  launch: (server, site) =>
    started(server, site, {
      argv: [
        ...["python3", "-m", "sglang.launch_server", "--model-path", modelOf(server, "model-path", "model")],
        ...["--host", site.host, "--port", String(site.port)],
        ...otherFlags(server.args, "model-path", "model", "host", "port"),
      ],
    }),
  // It generates a token, so that it answers 200 only when the scheduler does; `/health` alone may not.
  readyPaths: ({ ready }) => [ready.path ?? "/health_generate"],
  resetCachePath: "/flush_cache",
  // Without a copy on the host the weights are lost. https://docs.sglang.ai/advanced_features/server_arguments.html
  sleep: {
    sleepPath: "/release_memory_occupation",
    wakePath: "/resume_memory_occupation",
    flags: ["enable-memory-saver", "enable-weights-cpu-backup"],
  },
  // Until 0.5 it had the longer name only.
  version: { paths: ["/server_info", "/get_server_info"], key: "version" },
  help: {
    argvs: [["python3", "-m", "sglang.launch_server", "--help"]],
    required: ["--model-path", "--host", "--port"],
    refused: UNRECOGNIZED,
  },
  log: {
    loaded: /Load weight end/,
    fatal:
      /(?:Scheduler|DetokenizerManager|TokenizerManager) hit an exception|scheduler is dead|[Rr]eceived sigquit|SIGQUIT received|Initialization failed\. warmup error/,
    facts: {
      "weights-load-seconds": /Load weight end\. elapsed=([\d.]+) s/,
      "weights-gib": /mem usage=([\d.]+) GB/,
      "kv-cache-tokens": /max_total_num_tokens=(\d+)/,
    },
  },
};
