"use client";

import { type ReactNode, useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { PermissionRow as Row } from "@/lib/template/groups";
import { cn } from "@/lib/utils";
import type { TemplateRole } from "./page";

/** Names stand above the columns where there is room, and beside each box where there is none. */
const wide = (columns: number) => ({
  className: columns > 0 ? "md:grid md:grid-cols-(--columns) md:items-center md:gap-x-1" : "",
  style: { "--columns": `minmax(0,1fr) repeat(${columns}, 5.25rem)` } as Record<string, string>,
});

export function ColumnHeads({ roles }: { roles: readonly TemplateRole[] }) {
  const { className, style } = wide(roles.length);
  return (
    <div
      aria-hidden="true"
      style={style}
      className={cn(
        "sticky top-0 z-10 hidden rounded-t-lg border-b bg-muted px-4 py-2.5 text-center text-xs font-medium",
        className,
      )}
    >
      <span />
      {roles.map(({ key, name }) => (
        <span key={key} className="line-clamp-2 break-words">
          {name}
        </span>
      ))}
    </div>
  );
}

interface PermissionRowProps {
  row: Row;
  /** None: each box has its role's name beside it. */
  columns: number;
  children: ReactNode;
}

export function PermissionRow({ row: { name, sentence }, columns, children }: PermissionRowProps) {
  const { className, style } = wide(columns);
  const id = `permission-${name}`;
  return (
    <fieldset
      aria-labelledby={id}
      style={style}
      className={cn("grid min-w-0 grid-cols-2 gap-1.5 py-2 sm:flex sm:flex-wrap md:py-0.5", className)}
    >
      <span id={id} className="col-span-full w-full min-w-0 text-pretty md:col-span-1 md:w-auto">
        {sentence}
      </span>
      {children}
    </fieldset>
  );
}

interface TickProps {
  role: TemplateRole;
  row: Row;
  inColumn: boolean;
  /** It differs from what is saved. */
  isNew: boolean;
  held: boolean;
  onChange: (held: boolean) => void;
}

export function Tick({ role, row, inColumn, isNew, held, onChange }: TickProps) {
  const id = useId();
  const locked = role.required && row.essential && role.permissions.includes(row.name);
  return (
    <label
      htmlFor={id}
      className={cn(
        "flex min-h-9 min-w-0 items-center gap-2 rounded-md border px-2.5 py-1.5 transition-colors",
        inColumn && "md:justify-center md:border-transparent md:px-0",
        !locked && "hover:bg-accent",
        isNew && "border-primary bg-primary-soft md:border-primary",
      )}
    >
      <Checkbox
        id={id}
        name={`${role.key} ${row.name}`}
        checked={held}
        locked={locked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={cn("min-w-0 break-words", inColumn && "md:sr-only")}>{role.name}</span>
    </label>
  );
}
