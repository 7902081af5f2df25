import { argsToFlags } from "../../model/flags.ts";
import type { Engine } from "../engine.ts";

/** Our own server process with a batch scheduler behind it: for the demo, the tests, and a first look without a device. */
export const simulated: Engine = {
  launch: ({ args, env, model }, { host, port, node, cli }) => {
    const named = model === undefined || "model" in args ? args : { model, ...args };
    const site = ["--host", host, "--port", String(port)];
    return {
      kind: "process",
      argv: [node, cli, "simulated-engine", ...site, ...argsToFlags(named)],
      env,
      baseUrl: `http://${host}:${port}`,
    };
  },
  readyPaths: () => ["/health", "/v1/models"],
  resetCachePath: "/reset_prefix_cache",
  versionPath: "/version",
};
