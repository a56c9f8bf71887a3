/** What a key can be given, and what it was given, in sentences for people. */
import { programUserPermissions } from "@/lib/auth/permissions";
import { permissions } from "@/lib/organization/template";
import { permissionGroups } from "@/lib/template/groups";

export type KeyPermission = { name: string; sentence: string };
export type KeyGroup = { title: string; rows: KeyPermission[] };

/** For a key of an organization: what its maker holds there, those of one noun together. */
export function organizationChoices(mine: ReadonlySet<string>): KeyGroup[] {
  return permissionGroups().flatMap(({ title, rows }) => {
    const held = rows.filter(({ name }) => mine.has(name)).map(({ name, sentence }) => ({ name, sentence }));
    return held.length > 0 ? [{ title, rows: held }] : [];
  });
}

/** For a personal access token: the person's own things, then what they may do somewhere. */
export function personalChoices(mine: ReadonlySet<string>): KeyGroup[] {
  const own = Object.entries(programUserPermissions).filter(([name]) => mine.has(name));
  const rows = own.map(([name, sentence]) => ({ name, sentence }));
  return [{ title: "Your account", rows }, ...organizationChoices(mine)];
}

/** In the order of the template. One that is no longer there is told by its name. */
export function inSentences(names: readonly string[]): KeyPermission[] {
  const known = [...all].filter(([name]) => names.includes(name));
  const unknown = names.filter((name) => !all.has(name)).map((name) => [name, name] as const);
  return [...known, ...unknown].map(([name, sentence]) => ({ name, sentence }));
}

const all: ReadonlyMap<string, string> = new Map([
  ...Object.entries(programUserPermissions),
  ...Object.entries(permissions),
]);
