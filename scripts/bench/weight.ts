// The only place that weighs JavaScript: what a browser has to fetch before a page works, gzipped as a server would.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Told } from "../parts/say.ts";
import { projects, workspaces } from "./acme.ts";
import type { Scratch } from "./scratch.ts";
import { askedCookie, type World } from "./world.ts";

export type Weight = { path: string; bytes: number; hasForm: boolean };
export type Weights = { weights: Weight[]; empty: number };
type Place = Scratch & { url: string; world: World; headers: { cookie: string } };

/** Every page of the app, for whoever it is made for, and the empty page. */
export async function weighAll(place: Place): Promise<Weights> {
  const weights: Weight[] = [];
  for (const route of pagesOf(place.app)) weights.push(await weighPage(place, route));
  const html = readFileSync(join(place.empty, ".next/server/app/index.html"), "utf8");
  return { weights, empty: bytesOf(place.empty, html) };
}

/** Signed out where that is the page, else signed in: a person who is would only be sent on. */
async function weighPage({ app, url, world, headers }: Place, route: string): Promise<Weight> {
  const path = addressOf(route, world.links);
  const signedOut = await fetch(url + path, { headers: { cookie: askedCookie(url) }, redirect: "manual" });
  const page =
    signedOut.status === 200 ? signedOut : await fetch(url + path, { headers, redirect: "manual" });
  if (page.status !== 200) throw new Told(`${path} answered ${page.status}, so there is nothing to weigh.`);
  const html = await page.text();
  return { path: route, bytes: bytesOf(app, html), hasForm: /<form\b/.test(html) };
}

/** The scripts that the HTML names, each once. What is only for browsers without modules is left out: none of today fetches it. */
function bytesOf(folder: string, html: string): number {
  const named = html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\/_next\/([^"?]+\.js)[^>]*>/g);
  const files = [...named].filter(([tag]) => !/nomodule/i.test(tag)).map(([, file = ""]) => file);
  const sizes = [...new Set(files)].map((file) => gzipSync(readFileSync(join(folder, ".next", file))).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The pages of the build, but for those that are for development alone. */
function pagesOf(folder: string): string[] {
  const text = readFileSync(join(folder, ".next/app-path-routes-manifest.json"), "utf8");
  return Object.entries(JSON.parse(text) as Record<string, string>)
    .filter(([file, route]) => file.endsWith("/page") && !/^\/(_|dev\/|bare\/)/.test(route))
    .map(([, route]) => route)
    .sort();
}

function addressOf(route: string, links: Record<string, string>): string {
  const [, top = ""] = route.split("/");
  return route
    .replace("[workspace]", workspaces[0]?.slug ?? "")
    .replace("[token]", links[top] ?? "")
    .replace(/\[.*\]/, projects[0]?.id ?? "");
}
