import { expect, it } from "vitest";
import { judgingCommit } from "../../src/action/judging-commit.ts";
import { fakeApi } from "../github/fake-api.ts";

const EVENT = { name: "pull_request", headSha: "head", baseSha: "tip", fork: false };

async function judging(origin: { readonly base?: string; readonly commit?: string }): Promise<string | undefined> {
  await using api = await fakeApi(() => ({ status: 500 }));
  const judge = judgingCommit(EVENT, { event: "pull_request", ...origin }, api.github());
  expect(api.calls).toEqual([]);
  return judge;
}

it("is the tip that a test merge was merged onto, which can be newer than the event", async () => {
  expect(await judging({ commit: "merge", base: "newer tip" })).toBe("newer tip");
  expect(await judging({ commit: "merge" })).toBe("tip");
});

it("is never the merge base of a head: whoever branches off chooses it, and it may be from before the gate", async () => {
  expect(await judging({ commit: "head", base: "long ago" })).toBe("tip");
});
