import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = "app/[workspace]";
const list = readFileSync(`${folder}/pages.tsx`, "utf8");

const pages = readdirSync(folder, { withFileTypes: true })
  .filter(
    (entry) =>
      entry.isDirectory() && !entry.name.startsWith("[") && existsSync(`${folder}/${entry.name}/page.tsx`),
  )
  .map((entry) => entry.name);

test.each(pages)("people find their way to %s", (page) => {
  const line = `{ path: "${page}", name: "…", icon: …, needs: "…" }`;
  expect(list.includes(`path: "${page}",`), `${folder}/pages.tsx leads nobody to ${page}; add ${line}`).toBe(
    true,
  );
});
