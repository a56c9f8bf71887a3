"use client";

import { useFormContext } from "react-hook-form";
import { FieldNote, type FieldProps, useField } from "@/components/form/field";
import { Checkbox } from "@/components/ui/checkbox";
import { Label } from "@/components/ui/label";
import { cn } from "@/lib/utils";

export function CheckboxField({ name, label, hint, className }: Omit<FieldProps, "aside" | "optional">) {
  const field = useField(name, hint);
  const { register } = useFormContext();
  return (
    <div className={cn("grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5", className)}>
      <Checkbox {...field.control} {...register(name)} />
      <Label htmlFor={field.control.id}>{label}</Label>
      <div className="col-start-2">
        <FieldNote id={field.noteId} error={field.error} hint={hint} />
      </div>
    </div>
  );
}
