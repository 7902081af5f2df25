/**
 * Flags of `vllm serve` that suites and commands still carry, by the first release whose parser has them no more: each tag of
 * vllm-project/vllm from 0.5.0 to 0.21 was read, and none of them is in the help of 0.32.0.
 */
const DROPPED_IN: Readonly<Record<string, readonly string[]>> = {
  "0.7.0": ["--worker-use-ray", "--quantization-param-path"],
  "0.8.3": [
    ...["--speculative-model", "--speculative-model-quantization", "--num-speculative-tokens"],
    ...["--speculative-draft-tensor-parallel-size", "--speculative-max-model-len", "--speculative-disable-mqa-scorer"],
    ...["--speculative-disable-by-batch-size", "--ngram-prompt-lookup-max", "--ngram-prompt-lookup-min"],
    ...["--spec-decoding-acceptance-method", "--disable-logprobs-during-spec-decoding"],
  ],
  "0.10.0": [
    ...["--device", "--use-v2-block-manager", "--enable-reasoning", "--long-lora-scaling-factors"],
    ...["--tokenizer-pool-size", "--tokenizer-pool-type", "--tokenizer-pool-extra-config"],
    ...["--max-prompt-adapters", "--prompt-adapters", "--qlora-adapter-name-or-path"],
  ],
  "0.10.1": ["--num-scheduler-steps", "--multi-step-stream-outputs"],
  "0.10.2": ["--enable-prompt-adapter", "--override-neuron-config"],
  "0.11.0": [
    ...["--disable-async-output-proc", "--max-seq-len-to-capture", "--preemption-mode", "--scheduler-delay-factor"],
  ],
  "0.11.1": ["--enable-lora-bias", "--rope-scaling", "--rope-theta"],
  "0.12.0": [
    ...["--guided-decoding-backend", "--guided-decoding-disable-fallback", "--guided-decoding-disable-any-whitespace"],
    ...["--guided-decoding-disable-additional-properties", "--lora-extra-vocab-size", "--num-lookahead-slots"],
    ...["--num-redundant-experts", "--eplb-window-size", "--eplb-step-interval", "--eplb-log-balancedness"],
    "--override-pooler-config",
  ],
  "0.13.0": [
    ...["--task", "--cuda-graph-sizes", "--disable-mm-preprocessor-cache", "--enable-multimodal-encoder-data-parallel"],
  ],
  "0.17.0": ["--disable-log-requests", "--logits-processor-pattern"],
  "0.18.0": ["--swap-space"],
};

/** Where it was discussed. */
export const SOURCES: Readonly<Record<string, string>> = {
  "--swap-space": "vllm-project/vllm#36216",
  "--disable-log-requests": "vllm-project/vllm#29402",
};

/** The first vLLM that refuses to start with a flag, by flag. */
export const DROPPED: ReadonlyMap<string, string> = new Map(
  Object.entries(DROPPED_IN).flatMap(([version, flags]) => flags.map((flag) => [flag, version] as const)),
);
