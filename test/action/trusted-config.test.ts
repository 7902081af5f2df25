import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { trustedConfig } from "../../src/action/trusted-config.ts";
import { fakeApi } from "../github/fake-api.ts";
import { suite } from "../integration/judged-suite.ts";

const workspace = mkdtempSync(join(tmpdir(), "trusted-config-"));
writeFileSync(join(workspace, "gate.yml"), suite());
afterAll(() => rmSync(workspace, { recursive: true }));

/** How a pull request is judged that brings a configuration, onto a base branch that lacks one. */
async function enforced(event: { readonly baseBranch: string; readonly defaultBranch?: string }): Promise<string> {
  const base = "b".repeat(40);
  await using api = await fakeApi(({ path }) =>
    path.includes("/git/trees/")
      ? { status: 200, json: { sha: base, truncated: false, tree: [{ path: "README.md", sha: "1" }] } }
      : { status: 404, json: { message: "Not Found" } },
  );
  const { config } = await trustedConfig({ file: "gate.yml", overrides: {}, workspace, base, event }, api.github());
  return config.enforce;
}

it("only observes a pull request that brings the gate to the default branch", async () => {
  expect(await enforced({ baseBranch: "trunk", defaultBranch: "trunk" })).toBe("observe");
});

it("cannot judge one that goes to another branch without a gate: aimed at a gated one later, it would bring a pass along", async () => {
  await expect(enforced({ baseBranch: "topic", defaultBranch: "main" })).rejects.toThrow(
    /the base branch topic has no gate.yml, and is not the default branch/,
  );
  await expect(enforced({ baseBranch: "main" })).rejects.toThrow(/is not the default branch/);
});
