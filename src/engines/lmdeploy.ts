import { flagOf } from "../model/flags.ts";
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
  // The `/health` of older versions says nothing of the engine, so the model must be listed too.
  readyPaths: ({ ready }) => (ready.path === undefined ? ["/health", "/v1/models"] : [ready.path]),
  warmCache: ({ args }) =>
    Object.entries(args).some(([key, value]) => flagOf(key) === "--enable-prefix-caching" && value !== false)
      ? "LMDeploy has no call that empties the prefix cache: leave enable-prefix-caching out"
      : undefined,
};
