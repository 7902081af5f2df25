import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainingLine, isLasting } from "../../src/engines/crash-signs.ts";

const log = (name: string) =>
  readFileSync(new URL(`../../fixtures/crashes/${name}.log`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");

const NPU = "RuntimeError: ";

describe("the line that explains a server's death", () => {
  it.each([
    [
      "vllm-free-memory",
      /^ValueError: Free memory on device \(3\.22\/4\.0 GiB\) on startup is less than desired/,
      false,
    ],
    ["vllm-nccl", /^RuntimeError: NCCL error: unhandled cuda error \(run with NCCL_DEBUG=INFO for details\)$/, false],
    [
      "vllm-remote-code",
      /ValidationError: 1 validation error for ModelConfig; Value error, The repository .* `trust_remote_code=True` to allow custom code to be run\.$/,
      true,
    ],
    ["vllm-arguments", /^vllm: error: unrecognized arguments: trust_remote_code=True$/, true],
    ["vllm-architecture", /^ValueError: The checkpoint you are trying to load has model type `qwen9`/, true],
    [
      "vllm-ascend-init",
      new RegExp(`^${NPU}SetPrecisionMode.*error code is 500001; The internal ACL of the system is incorrect\\.$`),
      false,
    ],
    [
      "vllm-ascend-hccl",
      new RegExp(`^${NPU}.*HcclAllreduce, error code is 6; EI0006 Getting socket times out\\. Reason: Remote Rank`),
      false,
    ],
    [
      "vllm-ascend-inner",
      new RegExp(`^${NPU}.*error code is 507011; Model execution failed\\.; EE9999 rtMemcpy execution failed`),
      false,
    ],
    ["sglang-oom", /^torch\.OutOfMemoryError: CUDA out of memory\. Tried to allocate 616\.00 MiB/, false],
    ["sglang-dead-rank", /^Exit code: -9$/, false],
    ["lmdeploy-oom", /^what\(\): {2}\[TM\]\[ERROR\] CUDA runtime error: out of memory/, false],
    ["llama-oom", /allocating 45108\.64 MiB on device 0: cudaMalloc failed: out of memory$/, false],
    ["tgi-oom", /^torch\.cuda\.OutOfMemoryError: CUDA out of memory/, false],
    ["tgi-signal", /^Shard process was signaled to shutdown with signal 4 rank=0$/, false],
    ["trtllm-nccl", /NCCL error .*'invalid usage \(run with NCCL_DEBUG=WARN for details\)'$/, false],
    ["mindie-endpoint", /^LLMInferEngine failed to init LLMInferModels$/, false],
    ["mindie-library", /error while loading shared libraries: libtorch\.so/, true],
    ["port-taken", /address already in use$/, false],
    ["llama-missing", /^gguf_init_from_file: failed to open GGUF file .* \(No such file or directory\)$/, true],
    ["llama-broken", /^gguf_init_from_reader: failed to read key-value pairs$/, false],
    ["llama-port", /couldn't bind HTTP server socket, hostname: 127\.0\.0\.1, port: 18432$/, false],
    ["llama-flag", /^error: invalid argument: --no-such-flag$/, true],
    ["vllm-missing", /HFValidationError: Repo id must be in the form/, true],
    ["vllm-weights", /^RuntimeError: Cannot find any model weights with/, true],
    ["vllm-port", /^OSError: \[Errno 98\] Address already in use$/, false],
  ])("%s", (name, line, lasting) => {
    const said = explainingLine(log(name));
    expect(said).toMatch(line);
    expect(isLasting(said ?? "")).toBe(lasting);
  });

  it("is none where nothing says, and never a line of information or a warning", () => {
    const warning = log("vllm-missing").slice(0, 1);
    expect(warning[0]).toContain("failed to automatically increase with error");
    expect(explainingLine(warning)).toBeUndefined();
    expect(
      explainingLine(["/venv/x.py:3: UserWarning: failed to load", "[11/18/2025-09:33:30] [TRT-LLM] [W] failed"]),
    ).toBeUndefined();
    expect(explainingLine([])).toBeUndefined();
    expect(
      explainingLine(["INFO 11-23 10:00:00 [core.py:1] no error: out of memory never", "loading"]),
    ).toBeUndefined();
  });

  it("is one of the log's own lines, whatever is cut off", () => {
    const names = ["vllm-free-memory", "vllm-ascend-inner", "tgi-oom", "llama-oom"];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(20), (name, lines) => {
        const part = log(name).slice(0, lines);
        const said = explainingLine(part);
        expect(said === undefined || part.join("\n").includes(said.split(";")[0] ?? "?")).toBe(true);
      }),
    );
  });
});
