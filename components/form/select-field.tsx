"use client";

import { useFormContext } from "react-hook-form";
import { FieldFrame, type FieldProps, useField } from "@/components/form/field";
import { Select } from "@/components/ui/select";

interface SelectFieldProps extends FieldProps {
  options: ReadonlyArray<{ value: string; label: string }>;
}

export function SelectField({ name, options, ...frame }: SelectFieldProps) {
  const field = useField(name, frame.hint);
  const { register } = useFormContext();
  return (
    <FieldFrame field={field} {...frame}>
      <Select {...field.control} {...register(name)}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </FieldFrame>
  );
}
