import type { LoadPoint } from "../model/load-point.ts";
import type { Args, ArgValue, TestSpec, ToolName } from "../model/spec.ts";
import { flagValue, withoutFlags } from "./args.ts";
import { warnOfDropped } from "./dropped-flags.ts";
import type { Findings } from "./findings.ts";
import { loadPoints } from "./load-points.ts";
import { builtInDataset } from "./suite-built-in.ts";
import type { SuiteEntry } from "./suite-entry.ts";
import type { SuiteServers } from "./suite-servers.ts";

/** What `vllm bench serve` takes without `--num-prompts`. */
const CLIENT_PROMPTS = 1000;
const WARMUPS = 8;
const TIMEOUT_SECONDS = 1800;

/** The gate's own business: which server, which load point, which seed, where the results go. */
const OURS: readonly string[] = [
  ...["host", "port", "base-url", "request-rate", "max-concurrency", "seed"],
  ...["save-result", "append-result", "result-dir", "result-filename", "metadata"],
];

export interface SuiteOptions {
  readonly tool: ToolName;
  readonly dropUnknown: boolean;
}

/** A serving test as the suites write it; what stands in its way goes to the findings. */
export function servingTest(
  entry: SuiteEntry,
  servers: SuiteServers,
  options: SuiteOptions,
  findings: Findings,
): TestSpec {
  const serverArgs = entry.args("server_parameters");
  warnOfDropped(serverArgs, options.dropUnknown, (key, message) =>
    findings.warn(entry.locate("server_parameters", key), message),
  );
  const client = entry.args("client_parameters");
  checkModels(entry, serverArgs, client, findings);
  warnOfOurs(entry, client, findings);
  const loads = loadsOf(entry, findings);
  const prompts = countOf(flagValue(client, "num-prompts")) ?? CLIENT_PROMPTS;
  return {
    name: entry.name,
    kind: "serving",
    server: servers.nameOf(serverArgs, entry.env("server_environment_variables")),
    tool: options.tool,
    env: {},
    prompts,
    loads,
    endpoint: asksChat(client) ? "chat" : "completions",
    ignoreEos: isOn(flagValue(client, "ignore-eos")),
    warmups: countOf(flagValue(client, "num-warmups")) ?? WARMUPS,
    timeoutSeconds: Math.max(TIMEOUT_SECONDS, 2 * slowestSeconds(loads, prompts)),
    ...(options.tool === "built-in"
      ? { args: {}, ...builtInDataset(entry, client, findings) }
      : { args: toolArgs(client, serverArgs) }),
  };
}

function checkModels(entry: SuiteEntry, server: Args, client: Args, findings: Findings): void {
  const served = flagValue(server, "model");
  const asked = flagValue(client, "model");
  if (typeof served !== "string") {
    findings.mistake(entry.path, `"model" is missing in the server_parameters of ${entry.name}`);
  } else if (asked !== undefined && asked !== served && !aliases(server).includes(asked)) {
    const where = entry.locate("client_parameters", "model");
    findings.mistake(
      where,
      `the client of ${entry.name} asks for ${JSON.stringify(asked)}, but its server serves "${served}"`,
    );
  }
}

function aliases(server: Args): readonly ArgValue[] {
  return [flagValue(server, "served-model-name") ?? []].flat();
}

function loadsOf(entry: SuiteEntry, findings: Findings): readonly LoadPoint[] {
  const rates = entry.rates ?? (entry.limits === undefined ? [] : (["inf"] as const));
  if (rates.length === 0) findings.mistake(entry.path, `${entry.name} has no load: "qps_list": [1, 4, 16, "inf"]`);
  return loadPoints(rates, entry.limits);
}

function warnOfOurs(entry: SuiteEntry, client: Args, findings: Findings): void {
  for (const key of Object.keys(client)) {
    if (Object.keys(withoutFlags({ [key]: "" }, OURS)).length > 0) continue;
    findings.warn(
      entry.locate("client_parameters", key),
      `"${key}" of client_parameters is not used: the gate sets it itself`,
    );
  }
}

/** The model stays where it is also the tokenizer of a server that answers to another name. */
function toolArgs(client: Args, server: Args): Args {
  const model = aliases(server).length > 0 ? [] : ["model"];
  return withoutFlags(client, [...OURS, ...model, "num-prompts", "num-warmups"]);
}

function asksChat(client: Args): boolean {
  const backend = flagValue(client, "backend") ?? flagValue(client, "endpoint-type");
  return backend === "openai-chat" || String(flagValue(client, "endpoint") ?? "").endsWith("/chat/completions");
}

function isOn(flag: ArgValue | undefined): boolean {
  return flag === true || flag === "" || flag === "true";
}

function countOf(value: ArgValue | undefined): number | undefined {
  const count = Number(value ?? Number.NaN);
  return Number.isInteger(count) && count >= 0 ? count : undefined;
}

function slowestSeconds(loads: readonly LoadPoint[], prompts: number): number {
  return Math.max(0, ...loads.map(({ requestRate }) => (requestRate === "inf" ? 0 : Math.ceil(prompts / requestRate))));
}
