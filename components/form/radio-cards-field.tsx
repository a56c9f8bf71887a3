"use client";

import { type ReactNode, useId } from "react";
import { useFormContext } from "react-hook-form";
import { FieldNote, type FieldProps, useField } from "@/components/form/field";
import { RadioCard, RadioCards } from "@/components/ui/radio-cards";
import { cn } from "@/lib/utils";

interface RadioCardsFieldProps extends FieldProps {
  options: ReadonlyArray<{ value: string; title: ReactNode; description?: ReactNode; disabled?: boolean }>;
}

export function RadioCardsField({ name, options, ...frame }: RadioCardsFieldProps) {
  const { register } = useFormContext();
  return (
    <RadioGroupFrame name={name} {...frame}>
      <RadioCards>
        {options.map((option) => (
          <RadioCard
            key={option.value}
            value={option.value}
            title={option.title}
            description={option.description}
            disabled={option.disabled}
            {...register(name)}
          />
        ))}
      </RadioCards>
    </RadioGroupFrame>
  );
}

/** The fieldset around radios: legend, error or hint, and the wiring between them. */
export function RadioGroupFrame({
  name,
  label,
  hint,
  aside,
  optional,
  className,
  children,
}: FieldProps & { children: ReactNode }) {
  const field = useField(name, hint);
  const labelId = useId();
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelId}
      aria-describedby={field.noteId}
      aria-invalid={field.control["aria-invalid"]}
      className={cn("grid gap-2", className)}
    >
      <div className="flex items-baseline justify-between gap-3">
        <span id={labelId} className="font-medium">
          {label}
          {optional && <span className="ms-1.5 font-normal text-muted-foreground">optional</span>}
        </span>
        {aside}
      </div>
      {children}
      <FieldNote id={field.noteId} error={field.error} hint={hint} />
    </div>
  );
}
