/** The roles as a picker shows them: each permission with its sentence, and what is above oneself closed. */
import type { Role } from "@/db/queries/roles";
import { mayGrant } from "./grants";
import { everyPermission, permissions } from "./template";

export function roleChoices(roles: Role[], mine: ReadonlySet<string>) {
  return roles.map((role) => {
    const isOpen = mayGrant(mine, role.permissions);
    return {
      key: role.key,
      name: role.name,
      description: role.description,
      permissions: everyPermission
        .filter((name) => role.permissions.includes(name))
        .map((name) => ({ name, sentence: permissions[name] })),
      disabled: !isOpen,
      ...(isOpen ? {} : { disabledReason: "It can do more than you can." }),
    };
  });
}
