import type { Engine } from "../engines/engine.ts";
import { CannotJudgeError } from "../model/errors.ts";
import { flagOf, isOn } from "../model/flags.ts";
import type { ServerSpec } from "../model/spec.ts";
import type { RunningServer } from "./server.ts";
import { timeLimit } from "./time-limit.ts";

/** Weights go to host memory and back: 70 GiB over PCIe 4 take 3 s, from a cold page cache a minute. */
const ANSWER_MS = 120_000;
/** SGLang and LMDeploy want JSON, though it says nothing; others do not look. */
const NOTHING = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };

/** How a server's device memory is lent to the other side of a pair. */
export function sleeper(
  { sleep: calls }: Engine,
  baseUrl: string,
  { name, args }: Pick<ServerSpec, "name" | "args">,
  signal: AbortSignal,
): Pick<RunningServer, "sleep" | "wake"> {
  let asleep = false;
  const call = async (path: string) => {
    using limit = timeLimit(signal, ANSWER_MS);
    const answer = await fetch(`${baseUrl}${path}`, { ...NOTHING, signal: limit.signal }).catch(() => undefined);
    if (answer?.ok === true) return;
    const said = answer === undefined ? "did not answer" : `answered ${answer.status}`;
    throw new CannotJudgeError(`server ${name}: ${path} ${said}`, {
      hint: "hold: sleep needs an engine that sleeps, on a GPU; hold: restart always works",
    });
  };
  return {
    sleep: async () => {
      if (asleep) return;
      if (calls === undefined)
        throw new CannotJudgeError(`server ${name}: this engine cannot sleep`, { hint: "hold: restart always works" });
      const missing = calls.flags.filter((flag) => !isOn(args, flag));
      if (missing.length > 0) {
        const hint = `args: { ${missing.map((flag) => `${flag}: true`).join(", ")} }; hold: restart always works`;
        throw new CannotJudgeError(`server ${name}: it can only sleep with ${missing.map(flagOf).join(" ")}`, { hint });
      }
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
