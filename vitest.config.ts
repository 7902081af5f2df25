import { basename } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The integration tests that take longest begin first, so that none of them still runs alone at the end. */
const LONGEST = [
  "api-faults fork decisions events check hard-kill cancellation resume report-mode on-demand",
  "run-against trusted-policy bad-input gitea base-in-turn init commands",
].flatMap((names) => names.split(" "));

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
          // One process for many files: each would load the same modules anew. No test may rely on being alone in it.
          isolate: false,
          maxWorkers: "100%",
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
          maxWorkers: 5,
        },
      },
    ],
  },
});
