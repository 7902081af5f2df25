import { canonicalJson } from "../model/digest.ts";
import { UserError } from "../model/errors.ts";
import { flagOf } from "../model/flags.ts";
import type { ArgValue, ServerSpec } from "../model/spec.ts";
import type { Engine, LaunchSite } from "./engine.ts";
import { started } from "./started.ts";

type Section = Readonly<Record<string, ArgValue>>;

/** Health is asked at an address of its own, so that a busy service still answers. */
const MANAGEMENT_HOST = "127.0.0.2";

/**
 * MindIE's server, which takes a file instead of flags: `args.config` is its `config.json`, in which the addresses are set for it
 * and TLS is off. `args.program` names another program than `mindieservice_daemon`, as `mindie_llm_server` of 3.0.
 */
export const mindie: Engine = {
  launch: (server, site) => {
    const file = configFile(server, site);
    return started(server, site, {
      argv: [programOf(server), "--config-file", file],
      // Older ones have no such flag, but all read this variable.
      env: { MIES_CONFIG_JSON_PATH: file, MINDIE_LOG_TO_STDOUT: "1", MINDIE_LLM_LOG_TO_STDOUT: "1" },
      files: { [file]: `${canonicalJson(configOf(server, site))}\n` },
    });
  },
  readyPaths: ({ ready }, { port }) => [ready.path ?? `http://${MANAGEMENT_HOST}:${port + 1}/v2/health/ready`],
  warmCache: ({ args }) =>
    JSON.stringify(args["config"] ?? "").includes("prefix_cache")
      ? "MindIE has no call that empties its prefix cache: leave the plugin prefix_cache out"
      : undefined,
  log: { loaded: /Daemon start success!/, fatal: /Failed to init endpoint|failed to init LLMInferModels/ },
};

const configFile = ({ name }: ServerSpec, { folder, port }: LaunchSite) =>
  `${folder}/mindie-${name.replace(/[^\w.-]/g, "-")}-${port}.json`;

function programOf({ args }: ServerSpec): string {
  const program = args["program"] ?? "mindieservice_daemon";
  return typeof program === "string" ? program : "mindieservice_daemon";
}

function configOf(server: ServerSpec, { host, port }: LaunchSite): Section {
  const config = sectionOf(server.args["config"]);
  const unknown = Object.keys(server.args).find((key) => ![flagOf("config"), flagOf("program")].includes(flagOf(key)));
  if (config === undefined || unknown !== undefined) {
    const what = config === undefined ? "needs args.config, its config.json" : `has no flag ${flagOf(unknown ?? "")}`;
    throw new UserError(`server ${server.name}: engine mindie ${what}`, {
      hint: "args: { config: { BackendConfig: { npuDeviceIds: [[0]], ModelDeployConfig: { ModelConfig: [{ modelName: qwen, modelWeightPath: /models/qwen, worldSize: 1 }] } } } }",
    });
  }
  const addresses = {
    ipAddress: host,
    port,
    managementIpAddress: MANAGEMENT_HOST,
    managementPort: port + 1,
    metricsPort: port + 2,
    httpsEnabled: false,
  };
  return { ...config, ServerConfig: { ...sectionOf(config["ServerConfig"]), ...addresses } };
}

function sectionOf(value: ArgValue | undefined): Section | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Section) : undefined;
}
