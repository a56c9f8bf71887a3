// npm run release: all that production needs, in the folder release/, which runs on Node alone.
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { build as bundle } from "esbuild";
import { requireBuild, usesBuild } from "./parts/build.ts";
import { enter } from "./parts/running.ts";
import { step } from "./parts/say.ts";
import { task } from "./parts/task.ts";

await task(async () => {
  await enter("release", undefined, usesBuild);
  await requireBuild({ NEXT_OUTPUT: "standalone" });
  rmSync("release", { recursive: true, force: true });
  cpSync(".next/standalone", "release", { recursive: true });
  // Next puts the files of whoever builds beside the server.
  for (const name of readdirSync("release").filter((each) => each.startsWith(".env")))
    rmSync(`release/${name}`);
  cpSync(".next/static", "release/.next/static", { recursive: true });
  if (existsSync("public")) cpSync("public", "release/public", { recursive: true });
  cpSync("db/migrations", "release/db/migrations", { recursive: true });
  await step("Bundling migrate.mjs, staff.mjs, second-factor.mjs, keys.mjs and worker.mjs", () =>
    bundlePrograms(),
  );
});

/** The programs beside the server, each in one file, since the server's node_modules holds only what the server imports. */
async function bundlePrograms() {
  await bundle({
    entryPoints: {
      migrate: "db/migrate.ts",
      staff: "db/staff.ts",
      "second-factor": "lib/account/second-factor-command.ts",
      keys: "lib/organization/keys-command.ts",
      worker: "lib/jobs/worker.ts",
    },
    outdir: "release",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    // Outside of Next the real one always throws.
    alias: { "server-only": resolve("node_modules/server-only/empty.js") },
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    external: ["pg-native"],
    logLevel: "warning",
  });
}
