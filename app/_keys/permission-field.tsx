"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { useController } from "react-hook-form";
import { FieldNote, type FieldProps, useField } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { KeyGroup } from "@/lib/api-keys/choices";
import { PermissionName } from "./permission-name";

interface PermissionFieldProps extends FieldProps {
  choices: KeyGroup[];
}

/** Boxes to tick, those of one noun together. Its value is a list of names. */
export function PermissionField({ name, label, hint, choices }: PermissionFieldProps) {
  const { noteId, error } = useField(name, hint);
  const { field } = useController<Record<string, string[]>>({ name });
  const chosen = new Set(field.value);
  const change = (names: string[], isChosen: boolean) => {
    const others = field.value.filter((each) => !names.includes(each));
    field.onChange(isChosen ? [...others, ...names] : others);
  };
  const first = choices[0]?.rows[0];
  return (
    <fieldset aria-describedby={noteId} className="grid min-w-0 gap-2">
      <legend className="mb-2 font-medium">{label}</legend>
      <div className="divide-y rounded-lg border">
        {choices.map((group) => (
          <PermissionGroup key={group.title} group={group} chosen={chosen} onChange={change}>
            {({ name: permission, sentence }) => (
              <PermissionBox
                key={permission}
                ref={permission === first?.name ? field.ref : undefined}
                name={name}
                value={permission}
                checked={chosen.has(permission)}
                aria-invalid={error ? true : undefined}
                onChange={(event) => change([permission], event.target.checked)}
                onBlur={field.onBlur}
              >
                {sentence}
                <PermissionName name={permission} />
              </PermissionBox>
            )}
          </PermissionGroup>
        ))}
      </div>
      <FieldNote id={noteId} error={error} hint={hint} />
    </fieldset>
  );
}

function PermissionBox({ children, ...box }: ComponentProps<typeof Checkbox>) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className="flex cursor-pointer items-start gap-2.5 rounded-md px-2 py-1.5 transition-colors hover:bg-accent"
    >
      <Checkbox id={id} className="mt-0.5" {...box} />
      <span className="min-w-0 text-pretty">{children}</span>
    </label>
  );
}

interface PermissionGroupProps {
  group: KeyGroup;
  chosen: ReadonlySet<string>;
  onChange: (names: string[], isChosen: boolean) => void;
  children: (row: KeyGroup["rows"][number]) => ReactNode;
}

function PermissionGroup({ group: { title, rows }, chosen, onChange, children }: PermissionGroupProps) {
  const id = useId();
  const names = rows.map(({ name }) => name);
  const hasAll = names.every((name) => chosen.has(name));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot stand beside a button
    <div role="group" aria-labelledby={id} className="grid gap-0.5 p-2">
      <div className="flex min-h-7 items-center justify-between gap-3 px-2">
        <span id={id} className="text-xs font-medium text-muted-foreground">
          {title}
        </span>
        {rows.length > 1 && (
          <Button
            variant="link"
            className="text-xs"
            aria-describedby={id}
            onClick={() => onChange(names, !hasAll)}
          >
            {hasAll ? "Clear" : "Select all"}
          </Button>
        )}
      </div>
      <div className="grid gap-x-4 sm:grid-cols-2">{rows.map(children)}</div>
    </div>
  );
}
