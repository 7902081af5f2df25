import { argsToFlags } from "../../model/flags.ts";
import type { Engine } from "../engine.ts";
import { started } from "../started.ts";

/** Our own server process with a batch scheduler behind it: for the demo, the tests, and a first look without a device. */
export const simulated: Engine = {
  launch: (server, site) => {
    const { args, model } = server;
    const named = model === undefined || "model" in args ? args : { model, ...args };
    const where = ["--host", site.host, "--port", String(site.port)];
    return started(server, site, {
      argv: [site.node, site.cli, "simulated-engine", ...where, ...argsToFlags(named)],
    });
  },
  readyPaths: () => ["/health", "/v1/models"],
  resetCachePath: "/reset_prefix_cache",
  version: { paths: ["/version"], key: "version" },
};
