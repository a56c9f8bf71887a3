import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { hashesOf } from "./prerendered";

function hash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

test("every inline script has its hash, once, and a file has none", () => {
  const html = `<script src="/a.js" async=""></script><script>one()</script><script async="" src="/b.js"></script>
    <script id="_R_">two("</div>")\n</script><script>one()</script><p data-src="x"></p>`;
  expect(hashesOf(html)).toEqual([hash("one()"), hash('two("</div>")\n')]);
});

test("what is told is what stands there, letter for letter", () => {
  expect(hashesOf('<script>say("ü &amp; <b>")</script>')).toEqual([hash('say("ü &amp; <b>")')]);
});
