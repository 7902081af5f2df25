import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const ROOT = new URL("../../", import.meta.url);
const CLI = fileURLToPath(new URL("dist/cli.js", ROOT));
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

interface Block {
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(new URL("docs", ROOT)).flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
];
const BLOCKS = PAGES.flatMap((page) => blocksOf(page, read(page)));

function blocksOf(page: string, text: string): readonly Block[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(({ 1: language = "", 2: body = "", index }) => ({
    where: `${page}:${text.slice(0, index).split("\n").length + 1}`,
    language,
    text: body,
  }));
}

const blocksIn = (...languages: readonly string[]) => BLOCKS.filter(({ language }) => languages.includes(language));

const ajv = new Ajv.default({ strict: false });
addFormats.default(ajv);
const isConfig = ajv.compile(JSON.parse(read("docs/llm-perf-gate.schema.json")) as object);
const ACTION_INPUTS = Object.keys((parse(read("action.yml")) as { inputs: object }).inputs);

describe.each(blocksIn("yaml", "yml"))("the YAML at $where", ({ text }) => {
  const value = parse(text) as Readonly<Record<string, unknown>> | null;

  it("is a configuration, or a part of one, that the schema accepts; or a workflow whose inputs the action has", () => {
    if (value !== null && "jobs" in value) {
      const inputs = Object.values(value["jobs"] as Readonly<Record<string, Job>>).flatMap(inputsOfOurs);
      for (const input of inputs) expect(ACTION_INPUTS).toContain(input);
    } else {
      expect(isConfig(value ?? {}), JSON.stringify(isConfig.errors)).toBe(true);
    }
  });
});

interface Job {
  readonly steps?: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

function inputsOfOurs({ steps = [] }: Job): readonly string[] {
  return steps.flatMap(({ uses = "", with: given = {} }) =>
    uses.includes("llm-perf-gate@") ? Object.keys(given) : [],
  );
}

interface Typed {
  readonly where: string;
  readonly command: string;
  readonly options: readonly string[];
}

const TYPED: readonly Typed[] = blocksIn("sh", "bash", "console").flatMap(({ where, text }) =>
  text
    .replaceAll("\\\n", " ")
    .split("\n")
    .flatMap((line): readonly Typed[] => {
      const [, command = "", rest = ""] =
        /(?:^|\s)(?:llm-perf-gate|node dist\/cli\.js) ([a-z]+)(.*)/.exec(line.replace(/(^|\s)#.*/, "")) ?? [];
      const own = rest.split(/[|>;&]/)[0] ?? "";
      return command === "" ? [] : [{ where, command, options: own.match(/(?<=\s)--[a-z-]+/g) ?? [] }];
    }),
);

describe("the commands of the documents", () => {
  const usages = new Map<string, string>();
  const usageOf = (command: string) => {
    const known =
      usages.get(command) ?? spawnSync(process.execPath, [CLI, command, "--help"], { encoding: "utf8" }).stdout;
    usages.set(command, known);
    return known;
  };

  it.each(TYPED)("$where: `$command` takes the options that are typed", ({ command, options }) => {
    const usage = usageOf(command);
    expect(usage).toContain(`llm-perf-gate ${command}`);
    for (const option of options) expect(usage).toMatch(new RegExp(`${option}\\b`));
  });

  it("are many enough to mean something", () => {
    expect(TYPED.length).toBeGreaterThan(10);
    expect(blocksIn("yaml").length).toBeGreaterThan(5);
  });
});

describe("links between the documents", () => {
  it.each(PAGES)("of %s lead to files that are there", (page) => {
    const folder = page.includes("/") ? page.slice(0, page.lastIndexOf("/") + 1) : "";
    const targets = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(
      ([, target = ""]) => target,
    );
    for (const target of targets)
      expect(() => readdirOrFile(new URL(`${folder}${target}`, ROOT)), target).not.toThrow();
  });
});

function readdirOrFile(url: URL): void {
  try {
    readFileSync(url);
  } catch {
    readdirSync(url);
  }
}
