"use client";

import { Check, ChevronDown, Minus, UserPlus } from "lucide-react";
import type { RoleChoice } from "@/components/role-picker";
import { cn } from "@/lib/utils";

type Permissions = RoleChoice["permissions"];

/** Every permission that any of the roles holds, once, in the order of the roles. */
export function allPermissions(roles: readonly RoleChoice[]): Permissions {
  const byName = new Map(roles.flatMap((role) => role.permissions).map((each) => [each.name, each]));
  return [...byName.values()];
}

interface RoleExtentProps {
  role: RoleChoice;
  all: number;
  panelId: string;
  open: boolean;
  onToggle: () => void;
}

/** How far a role reaches, at a glance; a click shows in words what that means. */
export function RoleExtent({ role, all, panelId, open, onToggle }: RoleExtentProps) {
  const held = role.permissions.length;
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={panelId}
      onClick={onToggle}
      className="focus-ring flex h-8 items-center gap-2 rounded-md px-2 text-xs text-muted-foreground transition-colors hover:bg-accent hover:text-foreground"
    >
      <span className="sr-only">What {role.name} can do:</span>
      <span
        aria-hidden="true"
        className="hidden h-1.5 w-16 overflow-hidden rounded-full bg-input/30 sm:block"
      >
        <span
          className="block h-full rounded-full bg-primary"
          style={{ width: `${all > 0 ? (held / all) * 100 : 0}%` }}
        />
      </span>
      <span className="text-end tabular-nums sm:min-w-13">
        {held} of {all}
      </span>
      <ChevronDown aria-hidden="true" className={cn("size-3.5 transition-transform", open && "rotate-180")} />
    </button>
  );
}

interface RoleSentencesProps {
  id: string;
  role: RoleChoice;
  everything: Permissions;
  hidden: boolean;
}

export function RoleSentences({ id, role, everything, hidden }: RoleSentencesProps) {
  const held = new Set(role.permissions.map((permission) => permission.name));
  return (
    <div id={id} hidden={hidden} className="border-t px-3 py-3 text-xs sm:ps-10">
      <p className="mb-2.5 flex gap-2 font-medium">
        <UserPlus aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
        {role.gives}
      </p>
      {/* Down, then across: in the order of the sentences. */}
      <ul className="gap-x-6 sm:columns-2">
        {everything.map(({ name, sentence }) => (
          <li
            key={name}
            className={cn("mb-1.5 flex break-inside-avoid gap-2", !held.has(name) && "text-muted-foreground")}
          >
            {held.has(name) ? (
              <Check
                aria-hidden="true"
                className="mt-0.5 size-3.5 shrink-0 text-primary-text"
                strokeWidth={2.5}
              />
            ) : (
              <Minus aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 opacity-60" />
            )}
            <span>
              {!held.has(name) && <span className="sr-only">Not: </span>}
              {sentence}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
