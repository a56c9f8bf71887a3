import { brand } from "@/lib/brand";

const workspace = brand.workspace.one;

/**
 * The organization template: every permission there is, with one sentence for people, and the roles that a new
 * installation starts with. Code checks permissions only; roles and what they hold are rows, the same in every organization.
 *
 * Words to the fork: add a permission here and name the roles that get it. The next deploy grants it to them, once;
 * what was changed in the rows meanwhile stays as it is.
 */
export const permissions = {
  "read:organization": `Open the ${workspace}`,
  "update:organization": `Change the ${workspace}'s name and settings`,
  "export:organization": `Download everything that is in the ${workspace}`,
  "delete:organization": `Delete the ${workspace}`,
  "read:member": "See who is a member",
  "invite:member": "Invite people, with a role that can do no more than their own",
  "update:member": "Change people's roles",
  "suspend:member": "Suspend people, and let them back in",
  "remove:member": "Remove people",
  "read:api-key": "See API keys, and when they were used last",
  "create:api-key": "Create and replace API keys that can do no more than they can",
  "revoke:api-key": "Revoke API keys",
  "read:event": `See what happened in the ${workspace}`,
  // What people here work on:
  "read:project": "See projects",
  "create:project": "Create projects",
  "update:project": "Rename and archive projects",
  "delete:project": "Delete projects",
} as const;

export type Permission = keyof typeof permissions;

export const everyPermission = Object.keys(permissions) as Permission[];

/** What an organization cannot do without: required roles always hold these, whatever people change. */
export const essentialPermissions: readonly Permission[] = [
  "read:organization",
  "update:organization",
  // Their data is theirs: there is always somebody who can take it along.
  "export:organization",
  "delete:organization",
  "read:member",
  "invite:member",
  "update:member",
  "suspend:member",
  "remove:member",
];

/** What whoever runs the workspace day to day does not get from the start. */
const ofOwners: readonly Permission[] = ["export:organization", "delete:organization"];

type DefaultRole = { name: string; description: string; required: boolean; permissions: Permission[] };

/** Read once by each deploy, for what is new; the rows rule. In the order in which people see them. */
export const defaultRoles: Record<string, DefaultRole> = {
  owner: {
    name: "Owner",
    description: `Everything, deleting the ${workspace} included.`,
    // Every organization keeps at least one active member with a required role.
    required: true,
    permissions: everyPermission,
  },
  admin: {
    name: "Admin",
    description: `Runs the ${workspace} day to day.`,
    required: false,
    permissions: everyPermission.filter((permission) => !ofOwners.includes(permission)),
  },
  member: {
    name: "Member",
    description: `Works in the ${workspace} and can bring people in.`,
    required: false,
    permissions: [
      "read:organization",
      "read:member",
      "invite:member",
      // What people here work on:
      "read:project",
      "create:project",
      "update:project",
    ],
  },
  viewer: {
    name: "Viewer",
    description: "Sees everything that members work on, changes nothing.",
    required: false,
    permissions: [
      "read:organization",
      "read:member",
      // What people here work on:
      "read:project",
    ],
  },
};
