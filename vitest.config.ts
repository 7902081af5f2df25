import { basename } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The integration tests that take longest begin first, so that none of them still runs alone at the end. */
const LONGEST =
  "api-faults bad-input events base-in-turn decisions cancellation hard-kill report-mode fork check".split(" ");

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId, project }: TestSpecification): number {
  const place = LONGEST.indexOf(basename(moduleId, ".test.ts"));
  return project.name === "unit" ? -1 : place === -1 ? LONGEST.length : place;
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/integration/**", "test/real/**"],
          testTimeout: 30_000,
          // Node 20 cannot load their JSON imports; Vite can.
          server: { deps: { inline: [/@actions\/(?:languageservice|workflow-parser|expressions)/] } },
        },
      },
      {
        test: {
          name: "integration",
          // After the unit tests: it starts servers, and both together would slow each other down.
          sequence: { groupOrder: 1 },
          include: ["test/integration/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // They wait for servers and time limits more than they compute.
          maxWorkers: 4,
        },
      },
    ],
  },
});
