/** Every scene, and every page of the build that one has to show. */
import { readFileSync } from "node:fs";
import { ofAccount } from "./account";
import { ofStaff } from "./admin";
import { inDevelopment } from "./development";
import { outside } from "./outside";
import type { Scene } from "./scene";
import { signingIn } from "./signing-in";
import { inWorkspace } from "./workspace";

export const allScenes: Scene[] = [
  ...outside,
  ...signingIn,
  ...ofAccount,
  ...inWorkspace,
  ...ofStaff,
  ...inDevelopment,
];

/** Pages that show nothing: they only lead on. */
export const leadOn = ["/admin"];

/** The pages of the build; Next's own are not ours. */
export function pagesOfBuild(): string[] {
  const routes = readFileSync(".next/app-path-routes-manifest.json", "utf8");
  return Object.entries(JSON.parse(routes) as Record<string, string>)
    .filter(([file, route]) => file.endsWith("/page") && !route.startsWith("/_"))
    .map(([, route]) => route)
    .sort();
}
