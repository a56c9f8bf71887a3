import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { weighBuild } from "./weight.ts";

/** A build of pages that each send the shared script of 10,000 bytes, and these: random bytes, which gzip cannot shrink. */
function buildOf(pages: Record<string, { bytes: number; text?: string }>): string {
  const folder = mkdtempSync(join(tmpdir(), "weight-"));
  const write = (file: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, ".next", file)), { recursive: true });
    writeFileSync(join(folder, ".next", file), content);
  };
  write("shared.js", randomBytes(10_000));
  write("build-manifest.json", JSON.stringify({ rootMainFiles: ["shared.js"] }));
  const routes = Object.keys(pages).map((route) => [`${route}/page`, route]);
  write("app-path-routes-manifest.json", JSON.stringify(Object.fromEntries(routes)));
  for (const [route, { bytes, text = "" }] of Object.entries(pages)) {
    const script = `${route.slice(1)}.js`;
    write(script, Buffer.concat([randomBytes(bytes), Buffer.from(text)]));
    const manifest = JSON.stringify({
      entryJSFiles: { [`[project]/app${route}/page`]: ["shared.js", script] },
    });
    write(
      `server/app${route}/page_client-reference-manifest.js`,
      `globalThis.__RSC_MANIFEST["${route}/page"] = ${manifest};`,
    );
  }
  return folder;
}

test("a page that is too heavy is named, and one that is just light enough is not", () => {
  const { weights, heavy } = weighBuild(buildOf({ "/light": { bytes: 3_900 }, "/heavy": { bytes: 4_500 } }));
  expect(weights).toHaveLength(2);
  expect(heavy).toEqual([expect.stringMatching(/^\/heavy may .* 1\.4\d times an empty page, where 1\.4 is/)]);
});

test("a page with a form may be heavier, and not by more than that", () => {
  const text = '"onTouched"';
  const pages = { "/form": { bytes: 7_500, text }, "/two-forms": { bytes: 8_500, text } };
  expect(weighBuild(buildOf(pages)).heavy).toEqual([expect.stringContaining("/two-forms may ")]);
});
