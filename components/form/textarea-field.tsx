"use client";

import type { ComponentProps } from "react";
import { useFormContext } from "react-hook-form";
import { FieldFrame, type FieldProps, useField } from "@/components/form/field";
import { Textarea } from "@/components/ui/textarea";

type TextareaFieldProps = FieldProps &
  Pick<ComponentProps<"textarea">, "rows" | "maxLength" | "placeholder" | "autoFocus" | "spellCheck">;

export function TextareaField({
  name,
  rows,
  maxLength,
  placeholder,
  autoFocus,
  spellCheck,
  ...frame
}: TextareaFieldProps) {
  const field = useField(name, frame.hint);
  const { register } = useFormContext();
  return (
    <FieldFrame field={field} {...frame}>
      <Textarea
        {...{ rows, maxLength, placeholder, autoFocus, spellCheck }}
        {...field.control}
        {...register(name)}
      />
    </FieldFrame>
  );
}
