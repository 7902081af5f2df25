import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { LaunchSite } from "../../src/engines/engine.ts";
import { ENGINES } from "../../src/engines/engines.ts";
import type { ServerSpec } from "../../src/model/spec.ts";
import { SITE } from "./site.ts";

function launched(fields: Partial<ServerSpec> & Pick<ServerSpec, "engine">, site: LaunchSite = SITE) {
  const server = { name: "s", args: {}, env: {}, ready: { timeoutSeconds: 60, retries: 1 }, ...fields };
  const launch = ENGINES[fields.engine].launch(server, site);
  if (launch.kind === "external") throw new Error("not started");
  return launch;
}

const line = (...of: Parameters<typeof launched>) => launched(...of).argv.join(" ");

const flagsIn = (folder: string, name: string) =>
  readFileSync(new URL(`${folder}/${name}`, FIXTURES), "utf8")
    .trim()
    .split("\n");
const FIXTURES = new URL("../../fixtures/engines/", import.meta.url);

describe("an engine's own command line", () => {
  it.each(["sglang", "lmdeploy"] as const)("%s knows the flags that we give it, in each release", (engine) => {
    const releases = readdirSync(new URL(engine, FIXTURES)).filter((name) => name.endsWith(".flags.txt"));
    expect(releases.length).toBeGreaterThan(1);
    const ours = launched({ engine, args: { model: "a/b" } }).argv.filter((word) => word.startsWith("--"));
    expect(ours.length).toBeGreaterThan(1);
    const asleep = (ENGINES[engine].sleep?.flags ?? []).map((flag) => `--${flag}`);
    const whole = ENGINES[engine].help?.required ?? ["no help"];
    for (const release of releases)
      expect(flagsIn(engine, release)).toEqual(expect.arrayContaining([...ours, ...asleep, ...whole]));
  });

  it("sglang takes the model by its own flag, and passes parallelism, quantisation and LoRA through", () => {
    const args = {
      model: "Qwen/Qwen3-8B",
      ...{ "tp-size": 2, "dp-size": 2, "ep-size": 2, quantization: "fp8", "lora-paths": ["a=/l/a", "b=/l/b"] },
    };
    expect(line({ engine: "sglang", args })).toBe(
      "python3 -m sglang.launch_server --model-path Qwen/Qwen3-8B --host 127.0.0.1 --port 8123 " +
        "--tp-size 2 --dp-size 2 --ep-size 2 --quantization fp8 --lora-paths a=/l/a b=/l/b",
    );
  });

  it("lmdeploy listens by its own names, on either of its engines", () => {
    const args = { model: "internlm/internlm3-8b", backend: "turbomind", tp: 2, "server-port": 23333 };
    expect(line({ engine: "lmdeploy", args })).toBe(
      "lmdeploy serve api_server internlm/internlm3-8b --server-name 127.0.0.1 --server-port 8123 --backend turbomind --tp 2",
    );
    const { warmCache } = ENGINES.lmdeploy;
    const server = { name: "s", engine: "lmdeploy", env: {}, ready: { timeoutSeconds: 1, retries: 0 } } as const;
    expect(warmCache?.({ ...server, args: { "enable-prefix-caching": true } })).toContain(
      "leave enable-prefix-caching",
    );
    expect(warmCache?.({ ...server, args: {} })).toBeUndefined();
  });

  it("trtllm-serve has underscores in its flags, however they are written, and none in its values", () => {
    const args = { model: "/engines/llama-8b", "tp-size": 2, ep_size: 2, "extra-llm-api-options": "/my-dir/x.yml" };
    expect(line({ engine: "trtllm", args })).toBe(
      "trtllm-serve /engines/llama-8b --host 127.0.0.1 --port 8123 --tp_size 2 --ep_size 2 --extra_llm_api_options /my-dir/x.yml",
    );
  });

  it("llama-server runs without its prompt cache unless it is asked for", () => {
    expect(line({ engine: "llama-cpp", args: { model: "/m.gguf", "n-gpu-layers": 99 } })).toBe(
      "llama-server --model /m.gguf --host 127.0.0.1 --port 8123 --metrics --no-cache-prompt --n-gpu-layers 99",
    );
    expect(line({ engine: "llama-cpp", args: { model: "/m.gguf", "cache-prompt": true } })).toBe(
      "llama-server --model /m.gguf --host 127.0.0.1 --port 8123 --metrics --cache-prompt",
    );
  });

  it("TGI is its launcher", () => {
    expect(line({ engine: "tgi", args: { "model-id": "a/b", "num-shard": 2, quantize: "awq" } })).toBe(
      "text-generation-launcher --model-id a/b --hostname 127.0.0.1 --port 8123 --num-shard 2 --quantize awq",
    );
  });

  it("a MindIE server gets a file with its addresses, without TLS, and is asked at its management address", () => {
    const config = { ServerConfig: { port: 1025, httpsEnabled: true, maxLinkNum: 1000 }, BackendConfig: { n: 1 } };
    const launch = launched({ engine: "mindie", args: { config } });
    const file = "/session/raw/servers/mindie-s-8123.json";
    expect(launch.argv).toEqual(["mindieservice_daemon", "--config-file", file]);
    expect(launch.env).toEqual({
      MIES_CONFIG_JSON_PATH: file,
      MINDIE_LOG_TO_STDOUT: "1",
      MINDIE_LLM_LOG_TO_STDOUT: "1",
    });
    expect(JSON.parse(launch.files?.[file] ?? "")).toEqual({
      BackendConfig: { n: 1 },
      ServerConfig: {
        ...{ ipAddress: "127.0.0.1", port: 8123, managementIpAddress: "127.0.0.2", managementPort: 8124 },
        ...{ metricsPort: 8125, httpsEnabled: false, maxLinkNum: 1000 },
      },
    });
    const ready = { timeoutSeconds: 1, retries: 0 };
    expect(ENGINES.mindie.readyPaths({ name: "s", engine: "mindie", args: {}, env: {}, ready }, SITE)).toEqual([
      "http://127.0.0.2:8124/v2/health/ready",
    ]);
    expect(() => launched({ engine: "mindie", args: { model: "x" } })).toThrow("needs args.config");
  });

  it("every engine that has a model refuses to start without one", () => {
    for (const engine of ["sglang", "lmdeploy", "trtllm", "llama-cpp", "tgi"] as const) {
      expect(() => launched({ engine })).toThrow(`server s: engine ${engine} needs a model`);
    }
  });
});

describe("a NUMA binding", () => {
  const bound = (numa: ServerSpec["numa"], site: LaunchSite = SITE) =>
    line({ engine: "command", command: ["srv"], ...(numa === undefined ? {} : { numa }) }, site);

  it("binds cores and memory to nodes, to single cores, or spreads the memory", () => {
    expect(bound({ nodes: "0,1" })).toBe("numactl -N 0,1 -m 0,1 srv");
    expect(bound({ cpus: "0-7", memory: "1" })).toBe("numactl -C 0-7 -m 1 srv");
    expect(bound({ nodes: "0", interleave: "all" })).toBe("numactl -N 0 -i all srv");
    expect(bound({ memory: "1" })).toBe("numactl -m 1 srv");
  });

  it("follows the devices when it is auto, and is none where nothing tells where they are", () => {
    expect(bound("auto", { ...SITE, deviceNodes: "1" })).toBe("numactl -N 1 -m 1 srv");
    expect(bound("auto")).toBe("srv");
  });
});

describe("a container", () => {
  const container = { program: "docker", image: "vllm/vllm@sha256:1", mounts: ["/models:/models:ro"] } as const;

  it("runs the same command on the host's network, with the names but not the values of its environment", () => {
    const launch = launched({
      engine: "vllm",
      name: "qwen 3",
      args: { model: "/models/q" },
      env: { HF_TOKEN: "secret" },
      numa: { nodes: "1" },
      container: {
        ...container,
        devices: ["all", "/dev/davinci0"],
        shmSize: "16g",
        options: ["--cap-add", "SYS_NICE"],
      },
    });
    expect(launch.argv.join(" ")).toBe(
      "docker run --rm --name llm-perf-gate-c0ffee00-qwen-3-8123 " +
        "--cidfile /session/raw/servers/llm-perf-gate-c0ffee00-qwen-3-8123.id --network host --shm-size 16g " +
        "--gpus all --device /dev/davinci0 --cpuset-cpus 16-31 --cpuset-mems 1 -v /models:/models:ro " +
        "-e LLM_PERF_GATE_RUN -e VLLM_SERVER_DEV_MODE -e HF_TOKEN --cap-add SYS_NICE " +
        "--entrypoint vllm vllm/vllm@sha256:1 serve /models/q --host 127.0.0.1 --port 8123",
    );
    expect(launch.env).toEqual({ VLLM_SERVER_DEV_MODE: "1", HF_TOKEN: "secret" });
    expect(launch.container?.name).toBe("llm-perf-gate-c0ffee00-qwen-3-8123");
  });

  it("shares the host's /dev/shm unless it has a size, and sees the file that its engine reads", () => {
    const argv = line({
      engine: "mindie",
      args: { config: {} },
      container: { ...container, devices: [], options: [] },
    });
    expect(argv).toContain("--ipc host");
    expect(argv).toContain("-v /session/raw/servers:/session/raw/servers:ro");
  });
});
