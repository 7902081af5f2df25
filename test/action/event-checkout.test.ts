import { describe, expect, it } from "vitest";
import { eventCheckout } from "../../src/action/event-checkout.ts";
import type { RunEvent } from "../../src/config/event.ts";
import { originOf } from "../../src/config/origin.ts";
import { CannotJudgeError } from "../../src/model/errors.ts";
import { type Answer, fakeApi } from "../github/fake-api.ts";

const [BASE, HEAD, MERGE, EVIL, ROOT] = ["a", "b", "c", "e", "f"].map((letter) => letter.repeat(40)) as [
  string,
  string,
  string,
  string,
  string,
];
const PULL: RunEvent = { name: "pull_request", sha: MERGE, headSha: HEAD, baseSha: BASE, pullRequest: 7, fork: false };
/** Says of itself that it was merged onto a commit of the pull request. */
const forged = (commit: string) => ({ commit, tree: ROOT, parents: [EVIL, HEAD], mergeBase: async () => EVIL });

const REFUSED: Answer = { status: 403, json: { message: "no" } };

/** The base that such a workspace is compared with. */
async function baseOf(commit: string, answer: Answer, mode: "gate" | "report" = "gate"): Promise<string | undefined> {
  await using api = await fakeApi(() => answer);
  const checkout = await eventCheckout(PULL, { mode }, forged(commit), api.github());
  return (await originOf(PULL, checkout)).base;
}

describe("the base of a pull request's workspace", () => {
  it("is what GitHub says that the test merge was merged onto", async () => {
    const told = { status: 200, json: { parents: [{ sha: ROOT }, { sha: HEAD }] } };
    expect(await baseOf(MERGE, told)).toBe(ROOT);
  });

  it("is the merge base that GitHub tells, where the head itself lies there", async () => {
    expect(await baseOf(HEAD, { status: 200, json: { merge_base_commit: { sha: ROOT } } })).toBe(ROOT);
  });

  it("is never what only the workspace says", async () => {
    expect(await baseOf(MERGE, REFUSED)).toBe(BASE);
    expect(await baseOf(HEAD, REFUSED)).toBeUndefined();
  });

  it("is unknown where the workspace holds another commit: the job is refused, unless it only reports", async () => {
    await expect(baseOf(BASE, REFUSED)).rejects.toThrow(CannotJudgeError);
    await expect(baseOf(EVIL, REFUSED)).rejects.toThrow(`neither the event's commit ${MERGE} nor the head ${HEAD}`);
    expect(await baseOf(EVIL, REFUSED, "report")).toBe(BASE);
  });

  it.each(["gate", "run"] as const)(
    "is not asked for where the workspace holds no commit: mode %s is refused",
    async (mode) => {
      await using api = await fakeApi(() => REFUSED);
      const checkedOut = (event: RunEvent) => eventCheckout(event, { mode }, undefined, api.github());
      for (const name of ["pull_request", "merge_group"]) {
        await expect(checkedOut({ ...PULL, name })).rejects.toThrow(CannotJudgeError);
        await expect(checkedOut({ ...PULL, name })).rejects.toThrow("the workspace is no git repository with a commit");
      }
      expect(await checkedOut({ ...PULL, name: "push" })).toBeUndefined();
      expect(await eventCheckout(PULL, { mode: "report" }, undefined, api.github())).toBeUndefined();
    },
  );
});
