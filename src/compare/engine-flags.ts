import type { TrialRecord } from "../model/record.ts";

/**
 * Flags that decide how many devices work, with which weights and in which precision, by vLLM's defaults: an engine that was started
 * otherwise is another one. https://docs.vllm.ai/en/latest/cli/serve/
 */
const DECIDING: Readonly<Record<string, string>> = {
  "--tensor-parallel-size": "1",
  "--pipeline-parallel-size": "1",
  "--data-parallel-size": "1",
  "--dtype": "auto",
  "--quantization": "none",
  "--kv-cache-dtype": "auto",
  // LMDeploy's, https://lmdeploy.readthedocs.io/en/latest/api/cli.html
  "--quant-policy": "0",
  "--model-format": "none",
  "--load-format": "auto",
  "--revision": "none",
};

/** Why the two engines measure different things, or `undefined`; nothing is said of one whose start nobody noted. */
export function otherEngine(
  { engineFlags: head }: TrialRecord,
  { engineFlags: base }: TrialRecord,
): string | undefined {
  if (head === undefined || base === undefined) return undefined;
  const other = Object.entries(DECIDING).find(([flag, usual]) => (head[flag] ?? usual) !== (base[flag] ?? usual));
  if (other === undefined) return undefined;
  const [flag, usual] = other;
  return `another engine: ${flag} was ${base[flag] ?? usual}, is ${head[flag] ?? usual}`;
}

/** A suite may be written anew. */
const MOST_NAMED = 8;

/** Changes as one text; each is a sentence of its own. */
export function changesIn(changes: readonly string[]): string {
  const more = changes.length - MOST_NAMED;
  return `${changes.slice(0, MOST_NAMED).join("; ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** How the head's engine was started otherwise, flag by flag; empty when alike or not known. */
export function flagChanges(head: TrialRecord | undefined, base: TrialRecord | undefined): readonly string[] {
  const [now, before] = [head?.engineFlags, base?.engineFlags];
  if (now === undefined || before === undefined) return [];
  const flags = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return flags.flatMap((flag) => {
    const [was, is] = [before[flag], now[flag]];
    if (was === is) return [];
    if (was === undefined) return [is === "true" ? `${flag} is new` : `${flag} is new (${is})`];
    return [is === undefined ? `${flag} is gone` : `${flag} was ${was}, is ${is}`];
  });
}
