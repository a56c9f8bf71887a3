"use client";

import { Lock } from "lucide-react";
import { type Ref, useId, useState } from "react";
import { allPermissions, RoleExtent, RoleSentences } from "@/components/role-sentences";
import { RadioCard, RadioCards } from "@/components/ui/radio-cards";

export interface RoleChoice {
  key: string;
  name: string;
  description: string;
  /** What it allows, each with its sentence for people. */
  permissions: ReadonlyArray<{ name: string; sentence: string }>;
  /** Which roles it gives to others, in a sentence. */
  gives: string;
  disabled?: boolean;
  /** Why it cannot be chosen; said on the card. */
  disabledReason?: string;
}

interface RolePickerProps {
  /** From the most to the least powerful. */
  roles: readonly RoleChoice[];
  value: string | undefined;
  onChange: (key: string) => void;
  onBlur?: () => void;
  name: string;
  /** The chosen radio, else the first that can be: what takes focus when the form points here. */
  ref?: Ref<HTMLInputElement>;
}

/**
 * Choosing a role opens what it allows, sentence by sentence, each in the same place on every card: going
 * through the roles with the arrow keys shows what changes. Any card opens without being chosen, too.
 */
export function RolePicker({ roles, value, onChange, onBlur, name, ref }: RolePickerProps) {
  const id = useId();
  const [open, setOpen] = useState(value);
  const everything = allPermissions(roles);
  const focusKey = (roles.find(({ key }) => key === value) ?? roles.find(({ disabled }) => !disabled))?.key;

  function choose(key: string) {
    setOpen(key);
    onChange(key);
  }

  return (
    <RadioCards>
      {roles.map((role) => (
        <RadioCard
          key={role.key}
          ref={role.key === focusKey ? ref : undefined}
          name={name}
          value={role.key}
          checked={role.key === value}
          onChange={() => choose(role.key)}
          onBlur={onBlur}
          disabled={role.disabled}
          title={role.name}
          description={role.description}
          aside={
            <RoleExtent
              role={role}
              all={everything.length}
              panelId={`${id}-${role.key}`}
              open={open === role.key}
              onToggle={() => setOpen(open === role.key ? undefined : role.key)}
            />
          }
        >
          {role.disabled && role.disabledReason && (
            <p className="-mt-1.5 flex gap-2 ps-10 pe-3 pb-3 text-xs text-muted-foreground">
              <Lock aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
              {role.disabledReason}
            </p>
          )}
          <RoleSentences
            id={`${id}-${role.key}`}
            role={role}
            everything={everything}
            hidden={open !== role.key}
          />
        </RadioCard>
      ))}
    </RadioCards>
  );
}

/** Where a form starts: at the role that can do least: more is a choice. */
export function leastRole(roles: readonly RoleChoice[]): string {
  const open = roles.filter((role) => !role.disabled);
  return open.toSorted((a, b) => a.permissions.length - b.permissions.length)[0]?.key ?? "";
}
