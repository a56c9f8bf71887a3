import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const include = ["lib", "db", "scripts", "components", "lint"].map((room) => `${room}/**/*.test.{ts,tsx}`);
const database = "**/*.db.test.ts";

export default defineConfig({
  resolve: {
    alias: {
      "@": resolve("."),
      // Outside of Next the real one always throws.
      "server-only": resolve("node_modules/server-only/empty.js"),
    },
  },
  test: {
    environment: "node",
    // Nothing is judged by its speed: a busy machine may take its time.
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "unit", include, exclude: [database] } },
      {
        extends: true,
        test: {
          name: "database",
          include: include.map((pattern) => pattern.replace(".test.{ts,tsx}", ".db.test.ts")),
          // They share one database, so one file at a time.
          fileParallelism: false,
          globalSetup: "scripts/test/require-database.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "isolation",
          include: ["e2e/isolation/**/*.test.ts"],
          // One database and one server for all of them.
          fileParallelism: false,
          globalSetup: "scripts/test/require-database.ts",
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
