import { describe, expect, it } from "vitest";
import { readSuiteNote } from "../../../src/tools/vllm-bench/suite-note.ts";
import { fixture } from "../fixture-files.ts";

const noteOf = (name: string) => readSuiteNote(fixture(`suites/results/${name}.commands`).text);
const written = (commands: Readonly<Record<string, unknown>>) => readSuiteNote(JSON.stringify(commands));

describe("what vLLM's script notes beside a result", () => {
  it("is the client's command word by word, what it asks for, and how the engine was started", () => {
    const note = noteOf("2026-08/serving_tinyllama_tp1_random_qps_inf_concurrency_4");
    expect(note.command?.slice(0, 8)).toEqual([
      ...["vllm", "bench", "serve", "--save-result", "--result-dir", "results/", "--result-filename"],
      "serving_tinyllama_tp1_random_qps_inf_concurrency_4.json",
    ]);
    expect(note.asked).toEqual({
      model_id: "/models/tiny-llama",
      request_rate: "inf",
      max_concurrency: 4,
      backend: "vllm",
      dataset_name: "random",
      random_input_len: 16,
      random_output_len: 8,
      ignore_eos: "true",
      num_prompts: 12,
    });
    expect(note.engineFlags).toEqual({
      "--tensor-parallel-size": "1",
      "--dtype": "bfloat16",
      "--load-format": "dummy",
      "--disable-log-stats": "true",
      VLLM_ALLOW_LONG_MAX_MODEL_LEN: "1",
    });
    expect(note.device).toBe("2xH100");
    expect(note.notes).toEqual([]);
  });

  it("names the data set without its folder, and the model of the module that served before vllm serve", () => {
    const { asked, engineFlags } = noteOf("2025-10/serving_tinyllama_tp1_sharegpt_qps_40");
    expect(asked).toMatchObject({
      model_id: "/models/tiny-llama",
      dataset_path: "ShareGPT_V3_unfiltered_cleaned_split.json",
      request_rate: 40,
    });
    expect(Object.keys(engineFlags ?? {})).toEqual([
      ...["--tensor-parallel-size", "--swap-space", "--disable-log-stats", "--disable-log-requests", "--load-format"],
    ]);
  });

  it.each([
    ["2026-08/latency_tinyllama_tp1", { input_len: 8, output_len: 4, batch_size: 2, num_iters: 4 }],
    ["2026-08/throughput_tinyllama_tp1", { num_prompts: 6, random_input_len: 16, backend: "vllm" }],
    ["2026-08/startup_tinyllama_tp1", { num_iters_cold: 1, num_iters_warm: 2 }],
    ["2025-10/throughput_tinyllama_tp1", { num_prompts: 6, dataset_path: "ShareGPT_V3_unfiltered_cleaned_split.json" }],
  ])("of an offline benchmark keeps its own flags and its engine's apart: %s", (name, work) => {
    const { asked, engineFlags } = noteOf(name);
    expect(asked).toMatchObject({ model_id: "/models/tiny-llama", ...work });
    expect(engineFlags).toMatchObject({ "--tensor-parallel-size": "1" });
    expect(Object.keys(engineFlags ?? {}).join()).not.toMatch(/model|output-json|len|iters|prompts/);
  });

  it("tells of an object that bash took apart, because the script does not quote it", () => {
    const { notes, engineFlags } = noteOf("2026-08/serving_tinyllama_tp1_specdec_qps_40_concurrency_4");
    expect(notes).toEqual([
      'bash took {"method":"ngram","num_speculative_tokens":3} apart at its commas and took its quotes away: the program did not get it as JSON',
    ]);
    expect(engineFlags).toHaveProperty(["--speculative-config"]);
  });

  it("takes a quoted value as one word", () => {
    const note = written({
      server_command: `vllm serve m --hf-overrides '{"a": [1, 2]}'`,
      client_command: `vllm bench serve --extra-body '{"top_k": 1}'`,
    });
    expect(note.engineFlags).toEqual({ "--hf-overrides": '{"a": [1, 2]}' });
    expect(note.asked).toEqual({ model_id: "m", extra_body: '{"top_k": 1}' });
    expect(note.notes).toEqual([]);
  });

  it.each(["None", "Using Remote Server 10.0.0.1 8000"])("knows no engine's flags of the server %j", (server) => {
    const note = written({
      server_command: server,
      client_command: "vllm bench serve",
      gpu_type: "cpu",
      engine: "tgi",
    });
    expect(note).not.toHaveProperty("engineFlags");
    expect(note).toMatchObject({ device: "cpu", notes: [`server: ${server}`, "engine: tgi"] });
  });

  it("keeps no secret, and nothing of where the engine listens", () => {
    const server_command = "HF_TOKEN=hf_1 vllm serve m --api-key k --host h --port 1 --seed 3";
    expect(written({ server_command, client_command: "vllm bench serve" }).engineFlags).toEqual({ "--seed": "3" });
  });

  it.each([
    ["", "it is no JSON"],
    ['{"client_command": "vllm be', "it is no JSON"],
    ["[]", "it holds no commands"],
    ['{"gpu_type": "H100"}', "it holds no command of a client or a benchmark"],
    ['{"client_command": 4}', "it holds no commands"],
  ])("is refused when it is none: %s", (text, why) => {
    expect(() => readSuiteNote(text)).toThrow(why);
  });
});
