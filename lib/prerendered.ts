/**
 * The only place that knows which pages the build has rendered. Their HTML is one for everybody and carries no nonce, so
 * their inline scripts are told to the browser by hash. Read once, from the files of the build that this process serves.
 */
import "server-only";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isDevelopment } from "./env";

let known: Map<string, readonly string[]> | undefined;

/** The hashes of a prerendered page's inline scripts, as a policy names them; undefined where pages are rendered by request. */
export function inlineScriptHashes(pathname: string): readonly string[] | undefined {
  known ??= isDevelopment ? new Map() : readPages();
  return known.get(pathname);
}

/** CSP 3 §8.3: SHA-256 of what stands between the tags, base64. */
export function hashesOf(html: string): string[] {
  const scripts = html.matchAll(/<script\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  const hashes = [...scripts].map(([, text = ""]) => createHash("sha256").update(text).digest("base64"));
  return [...new Set(hashes)].map((hash) => `'sha256-${hash}'`);
}

// The server's folder: the checkout for `next start`, the release for `node server.js`.
function readPages(): Map<string, readonly string[]> {
  const { routes } = JSON.parse(readBuilt("prerender-manifest.json")) as Manifest;
  const pages = Object.entries(routes)
    // What begins with "_" has no address of its own.
    .filter(([path, { routeType }]) => routeType === "page" && !path.startsWith("/_"))
    .map(([path]) => path);
  return new Map(pages.map((path) => [path, hashesOf(readBuilt(`server/app${fileOf(path)}.html`))]));
}

type Manifest = { routes: Record<string, { routeType: string }> };

function fileOf(path: string): string {
  return path === "/" ? "/index" : path;
}

function readBuilt(file: string): string {
  return readFileSync(/* turbopackIgnore: true */ `.next/${file}`, "utf8");
}
