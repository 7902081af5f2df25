import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { sayIn } from "../../src/report/language/language.ts";
import { glossaryPage, unexplained, unknown } from "./glossary-page.ts";

it("keeps docs/glossary.md fresh (npm run docs)", async () => {
  expect(await readFile("docs/glossary.md", "utf8")).toBe(glossaryPage());
});

it("explains every metric that has a name, and none that does not exist", () => {
  expect(unexplained()).toEqual([]);
  expect(unknown()).toEqual([]);
});

it("uses the words that the reports use", () => {
  for (const word of ["regression", "Base", "Head", "Interval", "Smallest detectable", "Verdict"]) {
    expect(glossaryPage()).toContain(sayIn("zh")(word));
  }
});
