import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validate } from "@actions/languageservice";
import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";
import { excuseFileOf, readExcuses } from "../../src/config/excuse-file.ts";
import { loadConfig } from "../../src/config/load.ts";

const EXAMPLES = "docs/examples";
const OWN = ".github/workflows";
const CONFIGS = join(EXAMPLES, "configs");

const filesOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yml"))
    .map((name) => join(folder, name));

const textOf = (path: string) => readFileSync(path, "utf8");

/** Our own inputs are checked too; what other actions take is not ours to know. */
const actionsMetadataProvider = {
  fetchActionMetadata: async ({ name }: { readonly name: string }) =>
    name === "llm-perf-gate" ? parse(textOf("action.yml")) : undefined,
};

let documents = 0;

/** What GitHub's own language service says of a workflow. */
async function lint(path: string, text = textOf(path)): Promise<readonly string[]> {
  // It remembers what it parsed by address.
  const document = TextDocument.create(`file:///${++documents}/${path}`, "yaml", 0, text);
  const found = await validate(document, { actionsMetadataProvider });
  // It asks the network for others' actions, and there is none here.
  const known = found.filter(({ message }) => !/^Unable to resolve action `(?!OWNER\/)/.test(String(message)));
  return known.map(({ range, message }) => `${path}:${range.start.line + 1}: ${String(message)}`);
}

describe("workflows", () => {
  it.each([...filesOf(EXAMPLES), ...filesOf(OWN)])("%s is one that GitHub understands", async (path) => {
    expect(await lint(path)).toEqual([]);
  });

  it("would not pass with a slip in them", async () => {
    const path = join(EXAMPLES, "simple-gate.yml");
    const slips = [
      textOf(path).replace("timeout-minutes", "timeout-minute"),
      textOf(path).replace("queue: max", "queue: most"),
      textOf(path).replace("checks: write", "checks: writ"),
      `${textOf(path)}        with: { configg: x }\n`,
    ];
    const found = await Promise.all(slips.map((slip) => lint(path, slip)));
    expect(found.map(({ length }) => length > 0)).toEqual(slips.map(() => true));
  });

  it.each(filesOf(EXAMPLES))("%s never has pull_request_target, and gives no more than it needs", (path) => {
    const workflow = parse(textOf(path)) as Record<string, unknown>;
    expect(Object.keys(workflow["on"] as object)).not.toContain("pull_request_target");
    expect(workflow["permissions"]).toEqual(expect.any(Object));
  });

  it.each(filesOf(EXAMPLES))("%s names the branches that it gates, and that store baselines", (path) => {
    const on = parse(textOf(path))["on"] as Readonly<Record<string, unknown>>;
    for (const event of ["push", "pull_request"]) {
      if (event in on) expect(on[event]).toMatchObject({ branches: ["main"] });
    }
  });

  it.each(filesOf(EXAMPLES))("%s is named where it is said which check to require", (path) => {
    const named = [...textOf("docs/required-checks.md").matchAll(/\((examples\/[\w.-]+|forks\.md)\)/g)].map(
      ([, name]) => name,
    );
    const name = path.includes("fork-safe") ? "forks.md" : path.replace("docs/", "");
    expect(named).toContain(name);
  });

  it("that a label starts wait with the very status that the gate sets, not with a job that may be skipped, and without waiting for the device", () => {
    const text = textOf(join(EXAMPLES, "label-triggered.yml"));
    const { name } = parse(textOf(join(CONFIGS, "gate.yml"))) as { readonly name: string };
    expect(text).toContain(`-f state=pending -f context=llm-perf-gate/${name} `);
    expect(text).toContain("with: { check: status }");
    const { concurrency, jobs } = parse(text) as Record<string, Record<string, { readonly concurrency?: unknown }>>;
    expect([concurrency, jobs?.["perf"]?.concurrency]).toEqual([undefined, { group: "npu-910b", queue: "max" }]);
  });

  it.each(
    filesOf(EXAMPLES).filter(
      (path) => /^ {2}pull_request: \{ branches: \[main\] \}$/m.test(textOf(path)) && !/observe-first/.test(path),
    ),
  )("%s lets no fork's code onto the device before somebody approved it", (path) => {
    const { jobs } = parse(textOf(path)) as { readonly jobs: Readonly<Record<string, Record<string, unknown>>> };
    const onDevice = Object.values(jobs).filter((job) => job["runs-on"] !== "ubuntu-latest");
    expect(onDevice.length).toBeGreaterThan(0);
    for (const job of onDevice) expect(job["environment"]).toMatch(/full_name != github\.repository && 'npu-forks'/);
  });

  it.each(filesOf(EXAMPLES))("%s cancels no run that stores a baseline, and keeps none in a cache", (path) => {
    expect(textOf(path)).not.toMatch(/cancel-in-progress|uses: actions\/cache/);
  });

  it("of this repository name other people's actions by commit", () => {
    const uses = filesOf(OWN).flatMap((path) => [...textOf(path).matchAll(/uses:\s*(\S+)/g)].map(([, name]) => name));
    expect(uses.length).toBeGreaterThan(0);
    for (const name of uses) expect(name).toMatch(/^\.\/|@[0-9a-f]{40}$/);
  });

  it("put nothing that a stranger writes into a shell", () => {
    for (const path of [...filesOf(EXAMPLES), ...filesOf(OWN)]) {
      for (const [line] of textOf(path).matchAll(/^\s*(?:- )?run:.*$/gm)) expect(line).not.toContain("${{");
    }
  });
});

describe("example configurations", () => {
  const reader = {
    readText: async (path: string) => textOf(path),
    list: async (folder: string) => readdirSync(folder),
  };

  it.each(filesOf(CONFIGS).filter((path) => !path.endsWith(".waivers.yml")))("%s can be read", async (path) => {
    const found = await loadConfig(path, {
      ...reader,
      readText: async (file) => {
        if (file === path || file === join(CONFIGS, "gate.waivers.yml")) return textOf(file);
        if (file === excuseFileOf(path)) throw Object.assign(new Error("none"), { code: "ENOENT" });
        return textOf(`fixtures/suites/ascend/${file.replace(/^.*\//, "")}`);
      },
      list: async () => readdirSync("fixtures/suites/ascend"),
    });
    expect(found.tests.length).toBeGreaterThan(0);
  });

  it("the example waivers can be read", async () => {
    const { waivers, accepted } = await readExcuses(join(CONFIGS, "gate.yml"), reader);
    expect([waivers?.length, accepted?.length]).toEqual([1, 1]);
  });
});
