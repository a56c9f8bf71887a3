// The bound of first-load JavaScript, in bytes: no page may weigh much more than an empty one of Next. `npm run bench` weighs what
// is really sent; this reads the build, which names all that each page may send. What a page shows to some alone by next/dynamic,
// like the first steps of a workspace on its home, comes on top for them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bytesOf, mostBytes, pagesOf, type Weight } from "../bench/weight.ts";
import { say } from "../parts/say.ts";
import type { Result } from "./result.ts";

/** One check a page: 1.4 times an empty page, 1.75 times where there is a form. */
export async function weight(): Promise<Result> {
  const { weights, heavy } = weighBuild(".");
  for (const sentence of heavy) say(sentence);
  return { passed: weights.length - heavy.length, failed: heavy.length };
}

/** Every page of a build, and a sentence for each that is too heavy. */
export function weighBuild(folder: string): { weights: Weight[]; heavy: string[] } {
  const empty = weighEmpty(folder);
  const weights = pagesOf(folder).map(({ file, route }) => weigh(folder, file, route));
  const heavy = weights.filter((each) => each.bytes > mostBytes(each, empty));
  return { weights, heavy: heavy.map((each) => sentenceOf(each, empty)) };
}

/**
 * Built by itself, an empty page of Next 16.4.6 has 135,353 bytes: the 131,838 that Next gives every page, and a little of its
 * own. Here Next gives every page 132,741, so an empty one would have 136,284, which is 0.7 % from that.
 */
function weighEmpty(folder: string): number {
  return bytesOf(folder, sharedScripts(folder)) * (135_353 / 131_838);
}

function sharedScripts(folder: string): string[] {
  return JSON.parse(readFileSync(join(folder, ".next/build-manifest.json"), "utf8")).rootMainFiles;
}

/** A page with what stands around it: layouts, and what would stand in its place when it is refused or fails. */
function weigh(folder: string, file: string, route: string): Weight {
  const text = readFileSync(join(folder, `.next/server/app${file}_client-reference-manifest.js`), "utf8");
  const manifest = JSON.parse(text.slice(text.indexOf("] = ") + 4).replace(/;?\s*$/, ""));
  const parts = Object.values(manifest.entryJSFiles as Record<string, string[]>);
  const files = [...sharedScripts(folder), ...parts.flat()];
  return {
    path: route,
    bytes: bytesOf(folder, files),
    hasForm: files.some((each) => isOfForms(folder, each)),
  };
}

/** A mode of react-hook-form, by its name: no bundler can shorten it. */
function isOfForms(folder: string, file: string): boolean {
  return readFileSync(join(folder, ".next", file), "utf8").includes("onTouched");
}

function sentenceOf(each: Weight, empty: number): string {
  const ratio = (each.bytes / empty).toFixed(2);
  return `${each.path} may have its browser fetch ${each.bytes} bytes of scripts: ${ratio} times an empty page, where ${mostBytes(each, 1)} is the most. Load what few people need when it is used (components/on-demand.ts).`;
}
