/** Every scene, and every page of the build that one has to show. */
import { existsSync, readFileSync } from "node:fs";
import { ofAccount } from "./account";
import { ofStaff } from "./admin";
import { inDevelopment } from "./development";
import { outside } from "./outside";
import type { Scene } from "./scene";
import { signingIn } from "./signing-in";
import { inWorkspace } from "./workspace";

const written = [...outside, ...signingIn, ...ofAccount, ...inWorkspace, ...ofStaff, ...inDevelopment];

/** Pages that show nothing: they only lead on. */
const leadOn = ["/admin"];

const routes = ".next/app-path-routes-manifest.json";

/** The pages of the build; Next's own are not ours. */
const pages = Object.entries(
  existsSync(routes) ? (JSON.parse(readFileSync(routes, "utf8")) as Record<string, string>) : {},
)
  .filter(([file, route]) => file.endsWith("/page") && !route.startsWith("/_") && !leadOn.includes(route))
  .map(([, route]) => route);

const without = pages.filter((route) => !written.some(({ page }) => page === route));

/** What a new page of a workspace looks like needs no more than the workspace: it is looked at without being asked for. */
const isPlain = (route: string) => /^\/\[workspace\]\/[^[]+$/.test(route);

export const allScenes: Scene[] = [
  ...written,
  ...without.filter(isPlain).map(
    (route): Scene => ({
      name: `the page ${route}`,
      page: route,
      open: async (_page, world) => {
        const { owner, slug } = await world.organization("Acme");
        return owner.page(route.replace("[workspace]", slug));
      },
    }),
  ),
];

/** Pages that nobody looks at yet, and pages that scenes show and the build has not. */
export const missing = without.filter((route) => !isPlain(route));
export const gone = written.flatMap(({ page }) => (page && !pages.includes(page) ? [page] : []));
