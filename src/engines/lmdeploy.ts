import { UNRECOGNIZED } from "../model/flag-help.ts";
import { isOn } from "../model/flags.ts";
import type { Engine } from "./engine.ts";
import { modelOf, otherFlags, started } from "./started.ts";

/** `lmdeploy serve api_server`; `backend: turbomind` or `pytorch` chooses the engine, `tp`, `dp` and `ep` spread it. */
export const lmdeploy: Engine = {
  launch: (server, site) =>
    started(server, site, {
      argv: [
        ...["lmdeploy", "serve", "api_server", modelOf(server, "model-path", "model")],
        ...["--server-name", site.host, "--server-port", String(site.port)],
        ...otherFlags(server.args, "model-path", "model", "server-name", "server-port"),
      ],
    }),
  // The `/health` of older versions says nothing of the engine, and the oldest have none, so the model must be listed too.
  readyPaths: ({ ready }) => (ready.path === undefined ? [["/health", "/v1/models"], "/v1/models"] : [ready.path]),
  sleep: { sleepPath: "/sleep?level=1", wakePath: "/wakeup", flags: [] },
  warmCache: ({ args }) =>
    isOn(args, "enable-prefix-caching")
      ? "LMDeploy has no call that empties the prefix cache: leave enable-prefix-caching out"
      : undefined,
  help: {
    argvs: [["lmdeploy", "serve", "api_server", "--help"]],
    required: ["--server-name", "--server-port"],
    refused: UNRECOGNIZED,
  },
  log: {
    loaded: /(?:Loading weights from safetensors|Convert to turbomind format): 100%/,
    // Older ones serve on without an engine. https://github.com/InternLM/lmdeploy/pull/2071
    fatal: /\[TM\]\[(?:ERROR|FATAL)\] CUDA runtime error/,
  },
};
