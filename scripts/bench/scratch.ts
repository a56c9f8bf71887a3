// The only place that adds what is only measured: in a copy of the repository, so that the app ships no bare page.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { run } from "../parts/children.ts";
import { step, Told } from "../parts/say.ts";
import { makeCopy } from "../test/copy.ts";

const page = "app/[workspace]";
const stand = "@/scripts/bench/bare";
const routes = "lib/organization/top-level-routes.json";

/** Where the two builds lie: the app with the bare page in it, and an empty Next page by itself. */
export type Scratch = { app: string; empty: string };

export async function makeScratch(): Promise<Scratch> {
  const app = await makeCopy("bench");
  addBarePage(app);
  const empty = join(app, "empty");
  await step("Building for production, with the bare page", () => build(app, app));
  for (const [name, text] of Object.entries(emptyPage)) write(join(empty, name), text);
  await step("Building an empty Next page", () => build(app, empty));
  return { app, empty };
}

/** The layout and the page of the app, word for word, but for where they ask who is there and what there is. */
function addBarePage(folder: string) {
  for (const name of ["error.tsx", "forbidden.tsx"])
    cpSync(join(folder, page, name), join(folder, "app/bare", name));
  write(join(folder, "app/bare/copied-layout.tsx"), redirected(`${page}/layout.tsx`));
  write(join(folder, "app/bare/projects/copied-page.tsx"), redirected(`${page}/projects/page.tsx`));
  write(join(folder, "app/bare/layout.tsx"), wrapper("layout", "children"));
  write(
    join(folder, "app/bare/projects/page.tsx"),
    `${wrapper("page", "searchParams")}export { metadata } from "./copied-page";\n`,
  );
  write(join(folder, routes), JSON.stringify([...JSON.parse(readFileSync(routes, "utf8")), "bare"]));
}

function redirected(file: string): string {
  return readFileSync(file, "utf8")
    .replaceAll('"@/lib/organization/in-organization"', `"${stand}"`)
    .replaceAll('"@/db/queries/projects"', `"${stand}"`)
    .replaceAll('from "./', `from "@/${dirname(file)}/`);
}

/** A layout and a page may export nothing else, so their copies stand beside them. */
function wrapper(kind: "layout" | "page", prop: "children" | "searchParams"): string {
  const type = prop === "children" ? 'import("react").ReactNode' : "Promise<Record<string, string>>";
  return `import { bareParams } from "${stand}";
import Copied from "./copied-${kind}";

export const dynamic = "force-dynamic";

export default function Bare({ ${prop} }: { ${prop}: ${type} }) {
  return Copied({ ${prop}, params: bareParams });
}
`;
}

const emptyPage = {
  "package.json": JSON.stringify({ name: "empty", private: true }),
  "next.config.mjs": "export default { poweredByHeader: false };\n",
  "app/layout.jsx":
    "export default function Layout({ children }) {\n  return <html lang='en'><body>{children}</body></html>;\n}\n",
  "app/page.jsx": "export default function Page() {\n  return <p>Empty.</p>;\n}\n",
};

async function build(app: string, cwd: string) {
  const next = join(app, "node_modules/next/dist/bin/next");
  const log = resolve(".data", "bench-build.log");
  const code = await run(process.execPath, [next, "build"], { cwd, log, env: { NODE_ENV: "production" } });
  if (code !== 0) throw new Told(`The production build failed; the reason is in ${log}.`);
}

function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
