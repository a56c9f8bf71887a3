"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { type FieldError, get, useFormContext } from "react-hook-form";
import { Label } from "@/components/ui/label";
import { cn } from "@/lib/utils";

/** What every field takes. */
export interface FieldProps {
  /** The field's name in the schema. */
  name: string;
  label: ReactNode;
  /** One sentence under the label's control; gives way to the error. */
  hint?: ReactNode;
  /** Beside the label, at the end of the line: a link, say. */
  aside?: ReactNode;
  /** Adds "optional" to the label: required is the rule. */
  optional?: boolean;
  className?: string;
}

/** The wiring of one field: ids, the registered control's attributes, its error. */
export function useField(name: string, hint: ReactNode) {
  const id = useId();
  const { formState } = useFormContext();
  const error = (get(formState.errors, name) as FieldError | undefined)?.message;
  const noteId = error || hint ? `${id}-note` : undefined;
  return {
    error,
    noteId,
    control: { id, "aria-invalid": error ? true : undefined, "aria-describedby": noteId },
  };
}

interface FieldFrameProps extends Omit<FieldProps, "name"> {
  field: ReturnType<typeof useField>;
  children: ReactNode;
}

/** Label, control, and below it the error or else the hint. */
export function FieldFrame({ field, label, hint, aside, optional, className, children }: FieldFrameProps) {
  return (
    <div className={cn("grid content-start gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={field.control.id}>
          {label}
          {optional && <span className="ms-1.5 font-normal text-muted-foreground">optional</span>}
        </Label>
        {aside}
      </div>
      {children}
      <FieldNote id={field.noteId} error={field.error} hint={hint} />
    </div>
  );
}

interface FieldNoteProps {
  id: string | undefined;
  error: string | undefined;
  hint: ReactNode;
}

export function FieldNote({ id, error, hint }: FieldNoteProps) {
  if (error) {
    return (
      <p id={id} className="flex gap-1.5 text-destructive-text">
        <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        {error}
      </p>
    );
  }
  return hint ? (
    <p id={id} className="text-muted-foreground">
      {hint}
    </p>
  ) : null;
}
