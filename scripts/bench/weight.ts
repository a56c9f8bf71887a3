// The only place that weighs JavaScript: what a browser has to fetch before a page works, gzipped as a server would.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Links } from "../parts/live-links.ts";
import { Told } from "../parts/say.ts";
import { projects, workspaces } from "./acme.ts";
import { askedCookie, type World } from "./world.ts";

export type Weight = { path: string; bytes: number; hasForm: boolean };
export type Weights = { weights: Weight[]; empty: number };
/** A build, and where it is served; `headers` are of somebody who may see everything. */
type Place = { app: string; url: string; world: World; headers: { cookie: string } };

/** Every page of the app, for whoever it is made for. */
export async function weighPages(place: Place): Promise<Weight[]> {
  const weights: Weight[] = [];
  // The page of every other address says that there is nothing.
  const routes = pagesOf(place.app).filter(({ route }) => !route.includes("[..."));
  for (const { route } of routes) weights.push(await weighPage(place, route));
  return weights;
}

/** The empty page of a build that has no other. */
export function weighEmpty(folder: string): number {
  return bytesOf(folder, scriptsIn(readFileSync(join(folder, ".next/server/app/index.html"), "utf8")));
}

/** Bytes that a page may have where an empty one has so many: a form brings react-hook-form and zod along. */
export function mostBytes({ hasForm }: Pick<Weight, "hasForm">, empty: number): number {
  return empty * (hasForm ? 1.75 : 1.4);
}

/** Signed out where that is the page, else signed in: a person who is would only be sent on. Of what only leads on, where to. */
async function weighPage({ app, url, world, headers }: Place, route: string): Promise<Weight> {
  const path = addressOf(route, world.links);
  const signedOut = await fetch(url + path, { headers: { cookie: askedCookie(url) }, redirect: "manual" });
  const page = signedOut.status === 200 ? signedOut : await fetch(url + path, { headers });
  if (page.status !== 200) throw new Told(`${path} answered ${page.status}, so there is nothing to weigh.`);
  const html = await page.text();
  return { path: route, bytes: bytesOf(app, scriptsIn(html)), hasForm: /<form\b/.test(html) };
}

/** What is only for browsers without modules is left out: none of today fetches it. */
function scriptsIn(html: string): string[] {
  const named = html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\/_next\/([^"?]+\.js)[^>]*>/g);
  return [...named].filter(([tag]) => !/nomodule/i.test(tag)).map(([, file = ""]) => file);
}

/** Each file of the build once. */
export function bytesOf(folder: string, files: string[]): number {
  const sizes = [...new Set(files)].map((file) => gzipSync(readFileSync(join(folder, ".next", file))).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The pages of a build, but for those that are for development alone. */
export function pagesOf(folder: string): { file: string; route: string }[] {
  const text = readFileSync(join(folder, ".next/app-path-routes-manifest.json"), "utf8");
  return Object.entries(JSON.parse(text) as Record<string, string>)
    .filter(([file, route]) => file.endsWith("/page") && !/^\/(_|dev\/|bare\/)/.test(route))
    .map(([file, route]) => ({ file, route }))
    .sort((one, other) => (one.route < other.route ? -1 : 1));
}

function addressOf(route: string, links: Links): string {
  const filled = route.replace("[workspace]", workspaces[0]?.slug ?? "");
  return links[route] ?? filled.replace(/\[.*\]/, projects[0]?.id ?? "");
}
