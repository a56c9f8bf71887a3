/** The list of what is tested is derived: whatever is built without a line in declared.csv fails here, and the failure is the line. */
import { existsSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { closeConnections } from "@/db/testing/connections";
import { closedTables, openTables, otherConditions, staffTables } from "@/db/wall-plan";
import { readDeclared } from "./declared";
import { organizationEntrances } from "./entrances";
import {
  actionManifest,
  actionSources,
  type Found,
  inventory,
  isForPrograms,
  readBuild,
  readHandlers,
} from "./inventory";
import { outsideEntrances } from "./outside";
import { describedRoutes, programEntrances } from "./program-entrances";
import { propose } from "./propose";
import { keepPart } from "./report";

afterAll(closeConnections);

const declared = readDeclared();
const key = ({ kind, name }: Found) => `${kind} ${name}`;

test("whatever was built is declared", async () => {
  const known = new Set(declared.map(key));
  const found = await inventory();
  const missing = found.filter((each) => !known.has(key(each)));
  const lines = await Promise.all(missing.map(propose));
  expect(lines.join("\n"), "paste into e2e/isolation/declared.csv, and judge each answer").toBe("");
  const kinds = ["page", "route", "api", "action", "job", "table"] as const;
  const count = (kind: string) => found.filter((each) => each.kind === kind).length;
  keepPart("inventory", {
    title: "Inventories",
    enumerated: found.length,
    executed: declared.length,
    passed: declared.filter((each) => found.some((other) => key(other) === key(each))).length,
    tables: [
      {
        title: "Read from what was built",
        rows: [["kind", "number"], ...kinds.map((kind) => [kind, String(count(kind))])],
      },
    ],
  });
});

test("whatever is declared was built, once", async () => {
  const built = new Set((await inventory()).map(key));
  expect(
    declared.map(key).filter((each) => !built.has(each)),
    "take these lines out of declared.csv",
  ).toEqual([]);
  expect(new Set(declared.map(key)).size).toBe(declared.length);
});

test("the source declares the actions that the build answers to, each made by a maker of its scope", () => {
  const makers = {
    organization: "organizationAction",
    user: "userAction",
    staff: "staffAction",
    public: "publicAction",
  };
  const sources = actionSources();
  expect(sources.map(({ name }) => name).sort()).toEqual(
    actionManifest()
      .map(({ name }) => name)
      .sort(),
  );
  for (const { name, maker, of } of sources) {
    // A form posted as it stands is the action of the same file.
    const made =
      maker === "formAction"
        ? sources.find((each) => each.name === `${name.split("#")[0]}#${of}`)?.maker
        : maker;
    const scope = declared.find((each) => each.name === name)?.scope;
    expect(made, name).toBe(makers[scope as keyof typeof makers]);
  }
});

test("a route that is declared without its method answers to reading alone", () => {
  const routes = readBuild<Record<string, string>>("app-path-routes-manifest.json");
  for (const [file, name] of Object.entries(routes))
    if (file.endsWith("/route") && !isForPrograms(name) && existsSync(`app${file}.ts`))
      expect(
        readHandlers(`app${file}.ts`).map(({ method }) => method),
        name,
      ).toEqual(["GET"]);
});

test("the API serves the routes that it describes, each from the file of its address and by the maker of its scope", async () => {
  const makers = { organization: "organizationRoute", user: "userRoute" };
  const served = declared.filter(({ kind, scope }) => kind === "api" && scope in makers);
  expect(served.map(({ name }) => name).sort()).toEqual([...describedRoutes.keys()].sort());
  for (const { name, scope } of served) {
    const [method, path] = name.split(" ");
    const found = readHandlers(`app${path}/route.ts`).find((each) => each.method === method);
    const [routes = "", route = ""] = found?.of?.split(".") ?? [];
    const made = await import(/* @vite-ignore */ found?.module ?? "");
    expect([found?.maker, made[routes][route]], name).toEqual([
      makers[scope as keyof typeof makers],
      describedRoutes.get(name),
    ]);
  }
});

test("whatever is declared is tried", async () => {
  const programs = (["organization", "user", "public"] as const).flatMap(programEntrances);
  const tried = new Set(
    [...(await organizationEntrances()), ...outsideEntrances(), ...programs].map(({ name }) => name),
  );
  const left = declared.filter(
    ({ kind, name }) => ["page", "route", "api", "action"].includes(kind) && !tried.has(name),
  );
  // The mailbox shows every mail, and is not there in production.
  expect(left.filter(({ scope }) => scope !== "development").map(key)).toEqual([]);
});

test("nothing inside a workspace is rendered ahead", () => {
  const { routes, dynamicRoutes } =
    readBuild<Record<"routes" | "dynamicRoutes", object>>("prerender-manifest.json");
  const ahead = [...Object.keys(routes), ...Object.keys(dynamicRoutes)].filter((name) =>
    name.startsWith("/[workspace]"),
  );
  expect(ahead).toEqual([]);
});

test("the wall's own plan and this one put each table in the same place", () => {
  for (const { name, scope } of declared.filter(({ kind }) => kind === "table")) {
    const isOpen = [openTables, staffTables, closedTables].some((tables) => name in tables);
    expect(["shared", "system", "development"].includes(scope), name).toBe(isOpen);
    if (name in otherConditions) expect(["user", "organization"], name).toContain(scope);
  }
});
