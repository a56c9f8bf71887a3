/** The template in words: what a permission allows, how far a role is in use, and what staff did. */
import type { SecurityEvent } from "@/db/queries/security-events";
import type { RoleUse } from "@/db/queries/template";
import { brand } from "@/lib/brand";
import { permissions } from "@/lib/organization/template";

const sentences = new Map<string, string>(Object.entries(permissions));

/** A permission's sentence for people; one that is no longer in the template is told by its name. */
export function sentenceOf(permission: string): string {
  return sentences.get(permission) ?? permission;
}

/** "12 people in 5 workspaces" */
export function peopleInWords(people: number, organizations: number): string {
  const { one, many } = brand.workspace;
  return `${people} ${people === 1 ? "person" : "people"} in ${organizations} ${organizations === 1 ? one : many}`;
}

/** Who holds a role back from being removed; empty when nobody does. */
export function holdersInWords(use: RoleUse | undefined): string {
  if (!use) return "";
  const { holders, holderOrganizations, invitations } = use;
  const parts = [];
  if (holders > 0)
    parts.push(`${peopleInWords(holders, holderOrganizations)} ${holders === 1 ? "has" : "have"} it`);
  if (invitations > 0)
    parts.push(invitations === 1 ? "1 invitation to it waits" : `${invitations} invitations to it wait`);
  return parts.join(", and ");
}

type Told = Pick<SecurityEvent, "targetName" | "changes">;

export const templateSentences: Record<string, (event: Told) => string> = {
  "role.permissionsChanged": ({ targetName, changes }) => {
    const named = Object.entries(changes ?? {});
    const gained = named.filter(([, { after }]) => after).map(([permission]) => sentenceOf(permission));
    const lost = named.filter(([, { after }]) => !after).map(([permission]) => sentenceOf(permission));
    const parts = [
      gained.length > 0 && `added ${inQuotes(gained)}`,
      lost.length > 0 && `took ${inQuotes(lost)}`,
    ];
    return `You changed the role ${targetName}: ${parts.filter(Boolean).join("; ")}`;
  },
  "role.created": ({ targetName, changes }) =>
    `You added the role ${targetName}${changes?.copyOf?.after ? `, with what ${changes.copyOf.after} could do` : ""}`,
  "role.updated": ({ targetName, changes }) => {
    const { name, description, place } = changes ?? {};
    const parts = [
      name && `renamed from ${name.before}`,
      description && "described anew",
      place && "moved to another place",
    ];
    return `You changed the role ${targetName}: ${parts.filter(Boolean).join(", ")}`;
  },
  "role.removed": ({ targetName }) => `You removed the role ${targetName}`,
};

function inQuotes(texts: string[]): string {
  return texts.map((text) => `“${text}”`).join(", ");
}
