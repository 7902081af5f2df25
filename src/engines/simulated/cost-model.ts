/** What one step of the engine works on. */
export interface StepLoad {
  readonly prefillTokens: number;
  /** Sequences that get one more token. */
  readonly decodes: number;
  /** Tokens in the KV cache of those sequences. */
  readonly contextTokens: number;
}

/** All times in milliseconds. */
export interface CostModel {
  readonly prefillBaseMs: number;
  readonly prefillTokenMs: number;
  readonly decodeBaseMs: number;
  readonly decodeSequenceMs: number;
  /** For 1000 tokens of context. */
  readonly contextMs: number;
  /** Planted faults, as fractions: 0.15 makes that part of a step 15 % slower. */
  readonly prefillSlowdown: number;
  readonly decodeSlowdown: number;
}

/** Time of one step on a machine without noise: linear in its load, as the roofline of a memory-bound decode is. */
export function stepMs(load: StepLoad, costs: CostModel): number {
  const prefill = load.prefillTokens === 0 ? 0 : costs.prefillBaseMs + costs.prefillTokenMs * load.prefillTokens;
  const decode =
    load.decodes === 0
      ? 0
      : costs.decodeBaseMs + costs.decodeSequenceMs * load.decodes + (costs.contextMs * load.contextTokens) / 1000;
  return prefill * (1 + costs.prefillSlowdown) + decode * (1 + costs.decodeSlowdown);
}
