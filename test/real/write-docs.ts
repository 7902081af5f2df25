import { readFile, writeFile } from "node:fs/promises";
import { schemaText, withFreshTable } from "../config/configuration-page.ts";
import { glossaryPage } from "../report/glossary-page.ts";

/** Makes the generated parts of `docs/` anew from the configuration's schema and the metrics. */
const PAGE = "docs/configuration.md";

await writeFile("docs/llm-perf-gate.schema.json", schemaText());
await writeFile(PAGE, withFreshTable(await readFile(PAGE, "utf8")));
await writeFile("docs/glossary.md", glossaryPage());
