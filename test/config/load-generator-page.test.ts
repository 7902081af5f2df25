import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { test as testSchema } from "../../src/config/test-schema.ts";

const page = await readFile("docs/load-generator.md", "utf8");
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].flatMap(
  ([, text = ""]) => parse(text).tests as object[],
);

it("has examples", () => expect(examples.length).toBeGreaterThan(4));

it.each(examples.map((example) => [JSON.stringify(example), example]))("accepts its own example %s", (_, example) => {
  expect(testSchema.safeParse(example).error?.issues ?? []).toEqual([]);
});
