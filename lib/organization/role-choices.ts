/** The roles as a picker shows them: each permission with its sentence, what it gives on, and what is above oneself closed. */
import type { Role } from "@/db/queries/roles";
import { mayGrant } from "./grants";
import { everyPermission, type Permission, permissions } from "./template";

/** Who holds one of these gives roles to others. */
const giving: readonly Permission[] = ["invite:member", "update:member"];

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
      gives: givesInWords(role, roles),
      disabled: !isOpen,
      ...(isOpen ? {} : { disabledReason: whyClosed(role, mine) }),
    };
  });
}

/** Which roles somebody with this one can give to others: none that can do more. */
function givesInWords({ permissions: held }: Role, roles: Role[]): string {
  if (!giving.some((permission) => held.includes(permission))) return "Gives nobody a role.";
  const own = new Set(held);
  const [open, closed] = [true, false].map((isOpen) =>
    roles.filter((other) => mayGrant(own, other.permissions) === isOpen).map(({ name }) => name),
  );
  if (!closed?.length) return "Gives others every role.";
  return `Gives others the role ${either.format(open ?? [])}, never ${either.format(closed)}.`;
}

const either = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** What it is that one cannot do oneself, while that can be said in a line. */
function whyClosed(role: Role, mine: ReadonlySet<string>): string {
  const missing = everyPermission.filter((name) => role.permissions.includes(name) && !mine.has(name));
  if (missing.length === 0 || missing.length > 2) return "It can do more than you can.";
  const sentences = missing.map((name) => permissions[name].replace(/^./, (letter) => letter.toLowerCase()));
  return `It can do more than you can: ${sentences.join(", and ")}.`;
}
