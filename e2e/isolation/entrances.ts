/** The entrances of workspaces, each with what it takes to send something to it: derived, but for the few exceptions below. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { sealJoinLink } from "@/lib/join-links/link";
import { newSecret } from "@/lib/secret";
import { type Declared, readDeclared } from "./declared";
import { actionManifest, actionSources } from "./inventory";
import {
  makeTarget,
  type Organization,
  organizationName,
  powerless,
  powerlessToo,
  type Stage,
} from "./stage";

export type Entrance = Declared & {
  /** The table of the thing that is named in the address or the input, if one is. */
  table: string | undefined;
  /** The address in a workspace, for a page or for the page that an action is sent to. */
  path: (slug: string, thing?: string) => string;
  /** The event of an action's operation, and what stands for one where it is a preview, which changes nothing. */
  event?: string;
  isPreview?: boolean;
  action?: { id: string; input: (thing: string | undefined, place: Organization) => unknown };
};

type Operation = { permission: string; input: z.ZodType; event: string | null };

export async function organizationEntrances(): Promise<Entrance[]> {
  const declared = readDeclared().filter(({ scope }) => scope === "organization");
  const actions = declared.filter(({ kind }) => kind === "action").map(readAction);
  const shown = declared.filter(({ kind }) => kind === "page" || kind === "route").map(readShown);
  return [...shown, ...(await Promise.all(actions))];
}

function readShown(declared: Declared): Entrance {
  // /[workspace]/projects/[project] names a row of projects.
  const [, noun] = /\[(?!workspace)(\w+)\]/.exec(declared.name) ?? [];
  const event = events[declared.name];
  return {
    ...declared,
    table: noun && tableOf(noun),
    path: addressOf(declared.name),
    ...(event ? { event } : {}),
  };
}

/** What a route carries out. */
const events: Record<string, string> = { "/[workspace]/settings/export": "organization.exported" };

async function readAction(declared: Declared): Promise<Entrance> {
  const { id, page } = find(actionManifest(), declared.name);
  const { module, of } = find(actionSources(), declared.name);
  const operations = (await import(/* @vite-ignore */ module ?? "")) as Record<string, Operation>;
  const operation = operations[of ?? ""];
  if (!operation) throw new Error(`${declared.name} is made of ${of}, which ${module} does not export.`);
  const { properties = {} } = z.toJSONSchema(operation.input, {
    io: "input",
    unrepresentable: "any",
  }) as Schema;
  const hasThing = Object.values(properties).some(({ format, items }) =>
    [format, items?.format].includes("uuid"),
  );
  const { event = null, permission } = operation;
  const [noun = ""] = event?.split(".") ?? [];
  return {
    ...declared,
    table: hasThing ? tableOf(noun) : undefined,
    path: addressOf(page),
    event: event ?? `preview of ${permission}`,
    isPreview: event === null,
    action: {
      id,
      input: (thing, place) =>
        inputs[declared.name.split("#")[1] ?? ""]?.(place) ?? makeInput(properties, thing),
    },
  };
}

type Field = {
  format?: string;
  enum?: string[];
  pattern?: string;
  type?: string;
  items?: { format?: string };
};
export type Schema = { properties?: Record<string, Field> };

/** A good input, from the schema of the operation. */
export function makeInput(properties: NonNullable<Schema["properties"]>, thing: string | undefined): unknown {
  const entries = Object.entries(properties).map(
    ([name, { format, items, enum: choices, pattern, type }]) => {
      if (format === "uuid") return [name, thing];
      if (items?.format === "uuid") return [name, [thing]];
      if (choices) return [name, choices[0]];
      if (type === "boolean") return [name, false];
      if (["addresses", "email"].includes(name)) return [name, `${randomUUID()}@example.com`];
      // What may be empty is.
      if (pattern && new RegExp(pattern).test("")) return [name, ""];
      return [name, ["roleKey", "role"].includes(name) ? powerlessToo : `New ${name}`];
    },
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Inputs that the schema alone does not say. */
const inputs: Record<string, (place: Organization) => unknown> = {
  changeSlugAction: () => ({ slug: `moved-${randomUUID().slice(0, 13)}` }),
  // A key of what whoever may make one holds.
  createApiKeyAction: () => ({
    name: "New key",
    permissions: ["create:api-key"],
    days: "7",
    rateLimit: "60",
  }),
  deleteOrganizationAction: ({ canary }) => ({ name: organizationName(canary) }),
};

/** What a thing must be like before an action makes sense on it. */
const beforehand: Record<string, Record<string, unknown>> = {
  reactivateMemberAction: { state: "suspended" },
  reactivateMembersAction: { state: "suspended" },
  restoreProjectAction: { archived_at: new Date() },
  "POST /api/v1/projects/[id]/restore": { archived_at: new Date() },
  replaceApiKeyAction: { permissions: ["create:api-key"] },
  revealJoinLinkAction: { sealed_token: sealJoinLink(newSecret()) },
};

/** A row that the entrance can act upon. */
export async function makeThing(
  stage: Stage,
  { name, table }: Pick<Entrance, "name" | "table">,
  organization: Organization,
): Promise<string> {
  const found = stage.tables.find((each) => each.name === table);
  if (!found) throw new Error(`${name} names a thing of ${table}, and there is no such table.`);
  const roleKey = found.columns.some((column) => column.name === "role_key") ? { role_key: powerless } : {};
  return makeTarget(organization, found, { ...roleKey, ...beforehand[name.split("#")[1] ?? name] });
}

/** Nouns whose table is not their plural. */
const tables: Record<string, string> = { member: "memberships", joinLink: "join_links", apiKey: "api_keys" };

export function tableOf(noun: string): string {
  return tables[noun] ?? `${noun}s`;
}

function addressOf(page: string): Entrance["path"] {
  return (slug, thing = randomUUID()) => page.replace("[workspace]", slug).replace(/\[\w+\]/, thing);
}

function find<T extends { name: string }>(all: T[], name: string): T {
  const found = all.find((each) => each.name === name);
  if (!found) throw new Error(`${name} is declared, but was not built.`);
  return found;
}
