import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = "app/[workspace]";
const layout = readFileSync(`${folder}/layout.tsx`, "utf8");

const pages = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${folder}/${entry.name}/page.tsx`))
  .map((entry) => entry.name);

test.each(pages)("people find their way to %s", (page) => {
  const link = `workspacePath(slug, "${page}")`;
  const line = `<NavLink href={${link}} icon={…}>…</NavLink>`;
  expect(layout.includes(link), `${folder}/layout.tsx leads nobody to ${page}; add ${line}`).toBe(true);
});
