"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { FieldFrame, type FieldProps, useField } from "@/components/form/field";
import { Input } from "@/components/ui/input";

interface PasswordFieldProps extends FieldProps {
  /** Tells a password manager whether to fill in or to make one. */
  autoComplete: "current-password" | "new-password";
  autoFocus?: boolean;
}

export function PasswordField({ name, autoComplete, autoFocus, ...frame }: PasswordFieldProps) {
  const field = useField(name, frame.hint);
  const { register } = useFormContext();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <FieldFrame field={field} {...frame}>
      <div className="relative">
        <Input
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          autoFocus={autoFocus}
          autoCapitalize="none"
          spellCheck={false}
          className="pe-11"
          {...field.control}
          {...register(name)}
        />
        <button
          type="button"
          aria-label="Show password"
          aria-pressed={shown}
          aria-controls={field.control.id}
          onClick={() => setShown(!shown)}
          className="focus-ring absolute inset-y-0 end-1 my-auto grid size-8 place-items-center rounded-sm text-muted-foreground hover:text-foreground"
        >
          <Icon aria-hidden="true" className="size-4" />
        </button>
      </div>
    </FieldFrame>
  );
}
