/** The permissions as the template's page shows them: those of one noun together, in the order of the file. */
import { brand } from "@/lib/brand";
import { essentialPermissions, everyPermission, permissions } from "@/lib/organization/template";
import { capitalize } from "@/lib/text/capitalize";

export type PermissionRow = { name: string; sentence: string; essential: boolean };
export type PermissionGroup = { title: string; rows: PermissionRow[] };

export function permissionGroups(): PermissionGroup[] {
  const groups = Map.groupBy(everyPermission, (name) => name.split(":")[1] ?? name);
  return [...groups].map(([noun, names]) => ({
    title: titleOf(noun),
    rows: names.map((name) => ({
      name,
      sentence: permissions[name],
      essential: essentialPermissions.includes(name),
    })),
  }));
}

/** What people see is called as they call it. */
function titleOf(noun: string): string {
  return capitalize((words[noun] ?? noun).replaceAll("-", " "));
}

const words: Record<string, string> = { organization: brand.workspace.one, "api-key": "API key" };
