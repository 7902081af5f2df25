import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
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
