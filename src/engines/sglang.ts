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
  version: { path: "/server_info", key: "version" },
  log: {
    loaded: /Load weight end/,
    fatal: /Scheduler hit an exception|SIGQUIT received|Initialization failed\. warmup error/,
    facts: {
      "weights-load-seconds": /Load weight end\. elapsed=([\d.]+) s/,
      "weights-gib": /mem usage=([\d.]+) GB/,
      "kv-cache-tokens": /max_total_num_tokens=(\d+)/,
    },
  },
};
