"use client";

import type { ComponentProps, ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { FieldFrame, type FieldProps, useField } from "@/components/form/field";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/utils";

type NativeProps = Omit<ComponentProps<"input">, keyof FieldProps | "prefix" | "value" | "defaultValue">;

interface TextFieldProps extends FieldProps, NativeProps {
  /** Stands fixed in front of what is typed, as the host in front of a path. */
  prefix?: ReactNode;
}

export function TextField({
  name,
  label,
  hint,
  aside,
  optional,
  className,
  prefix,
  ...input
}: TextFieldProps) {
  const field = useField(name, hint);
  const { register, getValues } = useFormContext();
  const { onChange, onBlur, ...native } = input;
  const control = (
    <Input
      {...native}
      {...field.control}
      // For a page without scripts; with them the form sets it by itself.
      defaultValue={getValues(name)}
      {...register(name, { onChange, onBlur })}
      className={cn(prefix && "rounded-s-none")}
    />
  );
  return (
    <FieldFrame
      field={field}
      label={label}
      hint={hint}
      aside={aside}
      optional={optional}
      className={className}
    >
      {prefix ? (
        <div className="flex">
          <span className="flex max-w-[50%] items-center rounded-s-md border border-e-0 border-input bg-muted px-3 text-muted-foreground">
            <span className="truncate">{prefix}</span>
          </span>
          {control}
        </div>
      ) : (
        control
      )}
    </FieldFrame>
  );
}
