import { readFile } from "node:fs/promises";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { configJsonSchema } from "../../src/config/schema.ts";
import { schemaText, withFreshTable } from "./configuration-page.ts";

it("keeps docs/llm-perf-gate.schema.json fresh (npm run docs)", async () => {
  expect(await readFile("docs/llm-perf-gate.schema.json", "utf8")).toBe(schemaText());
});

it("keeps the table of docs/configuration.md fresh (npm run docs)", async () => {
  const page = await readFile("docs/configuration.md", "utf8");
  expect(page).toBe(withFreshTable(page));
});

it("accepts the documentation's file by its JSON schema, and refuses an unknown key", async () => {
  const page = await readFile("docs/configuration.md", "utf8");
  const config: unknown = parse(/## A whole file\n\n```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "");
  const ajv = new Ajv.default({ strict: false });
  addFormats.default(ajv);
  const valid = ajv.compile(configJsonSchema());
  expect(valid(config), JSON.stringify(valid.errors)).toBe(true);
  expect(valid({ ...(config as object), repeat: 1 })).toBe(false);
});
