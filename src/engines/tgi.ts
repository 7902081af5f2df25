import type { Engine } from "./engine.ts";
import { modelOf, otherFlags, started } from "./started.ts";

/** `text-generation-launcher`: `num-shard`, `quantize`, `lora-adapters`. */
export const tgi: Engine = {
  launch: (server, site) =>
    started(server, site, {
      argv: [
        ...["text-generation-launcher", "--model-id", modelOf(server, "model-id", "model")],
        ...["--hostname", site.host, "--port", String(site.port)],
        ...otherFlags(server.args, "model-id", "model", "hostname", "port"),
      ],
    }),
  // Answers 200 when a shard has answered a health batch.
  readyPaths: ({ ready }) => [ready.path ?? "/health"],
  warmCache: ({ env }) =>
    ["0", "false"].includes(env["PREFIX_CACHING"] ?? env["USE_PREFIX_CACHING"] ?? "")
      ? undefined
      : 'TGI has no call that empties its prefix cache: env: { PREFIX_CACHING: "0" } turns it off',
  version: { paths: ["/info"], key: "version" },
  log: {
    loaded: /Shard ready in|Connected/,
    fatal: /Shard \d+ failed to start|ShardCannotStart|Webserver Crashed|DownloadError/,
    facts: { "weights-load-seconds": /Shard ready in ([\d.]+)s/, "kv-cache-blocks": /KV-cache blocks: (\d+)/ },
  },
};
