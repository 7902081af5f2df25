import { describe, expect, it } from "vitest";
import { whyNotRequired } from "../../src/action/requirement.ts";
import { fakeApi } from "../github/fake-api.ts";

const PULL = { name: "pull_request", pullRequest: 7, headSha: "b".repeat(40), baseSha: "a".repeat(40), fork: false };
const GROUP = { ...PULL, name: "merge_group" };

/** What is said of a pull request that GitHub counts `count` files of and lists `listed` of, none of which matches. */
async function answer(count: number, listed = count, head = PULL.headSha): Promise<string | undefined> {
  await using api = await fakeApi(({ path }) => {
    const { pathname, searchParams } = new URL(path, "http://api");
    if (!pathname.endsWith("/files")) {
      return { status: 200, json: { number: 7, changed_files: count, head: { sha: head } } };
    }
    const page = Number(searchParams.get("page") ?? 1);
    const names = Array.from({ length: listed }, (_, k) => ({ filename: `docs/${k}.md` }));
    const next = `<http://${api.url.slice(7)}${pathname}?per_page=100&page=${page + 1}>; rel="next"`;
    const more: Readonly<Record<string, string>> = page * 100 < listed ? { link: next } : {};
    return { status: 200, json: names.slice((page - 1) * 100, page * 100), headers: more };
  });
  const said = await whyNotRequired(["csrc/**"], { event: PULL, github: api.github() }, api.log);
  expect(api.lines).toEqual([]);
  return said;
}

describe("when.paths", () => {
  it("lets a pull request go whose files are all known, and none of them matches", async () => {
    expect(await answer(1)).toMatch(/not required: none of the 1 changed files matches when.paths/);
    expect(await answer(201)).toMatch(/none of the 201 changed files/);
  });

  it.each([
    ["none at all", 0, 0],
    ["as many as GitHub lists at most", 3_000, 3_000],
    ["fewer than it counts", 120, 100],
  ])("measures where GitHub lists %s", async (_what, count, listed) => {
    expect(await answer(count, listed)).toBeUndefined();
  });

  it("measures where the pull request has moved on: the files that GitHub lists are another commit's", async () => {
    const later = "d".repeat(40);
    expect(await answer(1, 1, later)).toBeUndefined();
    expect(await answer(1, 1, PULL.headSha)).toMatch(/not required/);
  });

  it("measures where GitHub does not answer", async () => {
    await using api = await fakeApi(() => ({ status: 404, json: { message: "Not Found" } }));
    expect(await whyNotRequired(["csrc/**"], { event: PULL, github: api.github() }, api.log)).toBeUndefined();
    expect(api.lines).toEqual([expect.stringMatching(/which files changed is not known, so everything is measured/)]);
  });

  it.each([0, 300])("measures a merge group of which GitHub lists %i files", async (count) => {
    const files = Array.from({ length: count }, (_, k) => ({ filename: `docs/${k}.md` }));
    await using api = await fakeApi(() => ({ status: 200, json: { files } }));
    expect(await whyNotRequired(["csrc/**"], { event: GROUP, github: api.github() }, api.log)).toBeUndefined();
  });
});
