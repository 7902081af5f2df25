import { expect, it } from "vitest";
import { refuseUnjudgedBranch } from "../../src/action/unjudged-branch.ts";
import type { RunEvent } from "../../src/config/event.ts";
import { fakeApi } from "../github/fake-api.ts";

const TOPIC = { name: "push", ref: "refs/heads/fast", baseBranch: "fast", defaultBranch: "main", fork: false };

/** How often GitHub is asked, when it says this of the branch and its rules. */
async function asked(event: Partial<RunEvent>, isProtected?: boolean, rules: readonly string[] = []): Promise<number> {
  await using api = await fakeApi(({ path }) => {
    if (path.includes("/rules/branches/")) return { status: 200, json: rules.map((type) => ({ type })) };
    if (isProtected === undefined) return { status: 404, json: { message: "Not Found" } };
    return { status: 200, json: { name: "fast", protected: isProtected } };
  });
  await refuseUnjudgedBranch({ ...TOPIC, ...event }, api.github(), api.log);
  return api.calls.length;
}

it.each(["push", "workflow_dispatch"])(
  "refuses %s on a topic branch: green there would be a pull request's",
  async (name) => {
    await expect(asked({ name }, false, ["deletion"])).rejects.toThrow(
      `event ${name} on fast is refused: nothing would be judged`,
    );
  },
);

it("refuses a tag without asking", async () => {
  await expect(asked({ ref: "refs/tags/main", baseBranch: "refs/tags/main" }, true)).rejects.toThrow("is refused");
});

it("lets the default branch measure without asking, and another one that is protected, or not known", async () => {
  expect(await asked({ ref: "refs/heads/main", baseBranch: "main" }, false)).toBe(0);
  expect(await asked({}, true)).toBe(1);
  expect(await asked({}, false, ["deletion", "required_status_checks"])).toBe(2);
  expect(await asked({})).toBe(1);
});

it("leaves other events, and what a command started, alone", async () => {
  expect(await asked({ name: "pull_request" }, false)).toBe(0);
  expect(await asked({ name: "workflow_dispatch", commanded: { pullRequest: 7, sha: "a" } }, false)).toBe(0);
});
