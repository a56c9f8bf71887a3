"use client";

import { Controller, useFormContext } from "react-hook-form";
import type { FieldProps } from "@/components/form/field";
import { RadioGroupFrame } from "@/components/form/radio-cards-field";
import { type RoleChoice, RolePicker } from "@/components/role-picker";

interface RolePickerFieldProps extends FieldProps {
  roles: readonly RoleChoice[];
}

export function RolePickerField({ roles, ...frame }: RolePickerFieldProps) {
  const { control } = useFormContext();
  return (
    <RadioGroupFrame {...frame}>
      <Controller
        control={control}
        name={frame.name}
        render={({ field }) => (
          <RolePicker
            ref={field.ref}
            name={field.name}
            roles={roles}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        )}
      />
    </RadioGroupFrame>
  );
}
