import type { Engine } from "../engines/engine.ts";
import { CannotJudgeError } from "../model/errors.ts";
import type { RunningServer } from "./server.ts";
import { timeLimit } from "./time-limit.ts";

/** Weights go to host memory and back: 70 GiB over PCIe 4 take 3 s, from a cold page cache a minute. */
const ANSWER_MS = 120_000;

/** How a server's device memory is lent to the other side of a pair. */
export function sleeper(
  { sleep: calls }: Engine,
  baseUrl: string,
  name: string,
  signal: AbortSignal,
): Pick<RunningServer, "sleep" | "wake"> {
  let asleep = false;
  const call = async (path: string) => {
    using limit = timeLimit(signal, ANSWER_MS);
    const answer = await fetch(`${baseUrl}${path}`, { method: "POST", signal: limit.signal }).catch(() => undefined);
    if (answer?.ok === true) return;
    const said = answer === undefined ? "did not answer" : `answered ${answer.status}`;
    throw new CannotJudgeError(`server ${name}: ${path} ${said}`, {
      hint: "hold: sleep needs an engine that sleeps (vLLM: --enable-sleep-mode, on a GPU); hold: restart always works",
    });
  };
  return {
    sleep: async () => {
      if (asleep) return;
      if (calls === undefined)
        throw new CannotJudgeError(`server ${name}: this engine cannot sleep`, { hint: "hold: restart always works" });
      await call(calls.sleepPath);
      asleep = true;
    },
    wake: async () => {
      if (!asleep || calls === undefined) return;
      await call(calls.wakePath);
      asleep = false;
    },
  };
}
