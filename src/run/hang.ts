import { timeLimit } from "./time-limit.ts";

/** How such a trouble begins. */
export const HANGS = /^it hangs/;

/** For one token, of an engine that gave up what it had to do a moment ago. */
const PATIENCE_MS = 60_000;

/**
 * An engine can hang behind a server that still answers `/health`: it is asked for one token.
 * @returns why it cannot be measured with, in one line; `undefined` when it answers, whatever it says, or cannot be reached.
 */
export async function hangOf(
  baseUrl: string,
  model: string | undefined,
  signal: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<string | undefined> {
  using limit = timeLimit(signal, patienceMs);
  const body = JSON.stringify({ model: model ?? "", prompt: "a", max_tokens: 1 });
  const headers = { "content-type": "application/json" };
  try {
    const answer = await fetch(`${baseUrl}/v1/completions`, { method: "POST", headers, body, signal: limit.signal });
    await answer.text();
  } catch {
    if (limit.signal.aborted && !signal.aborted) {
      return `it hangs: no answer within ${patienceMs / 1000} s to a request for one token`;
    }
  }
  return undefined;
}
