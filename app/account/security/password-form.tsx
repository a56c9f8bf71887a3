"use client";

import Link from "next/link";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { NewPasswordField } from "@/components/form/new-password-field";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { toast } from "@/components/ui/toaster";
import { changePasswordInput } from "@/lib/account/input";
import { changePasswordAction } from "./actions";

interface PasswordFormProps {
  /** For a password manager: it files the new password under it. */
  email: string;
  /** Who came by mail or by a provider may have none. */
  hasPassword: boolean;
}

export function PasswordForm({ email, hasPassword }: PasswordFormProps) {
  const form = useActionForm({
    schema: changePasswordInput,
    action: changePasswordAction,
    defaultValues: { ...(hasPassword && { current: "" }), password: "" },
    onSuccess: () => {
      form.form.reset();
      toast.success(`Your password was ${hasPassword ? "changed" : "set"}. Every other session has ended.`);
    },
  });
  return (
    <Form of={form} className="max-w-md">
      <FormError />
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      {hasPassword && (
        <PasswordField
          name="current"
          label="Password now"
          autoComplete="current-password"
          aside={
            <Link
              href="/forgot-password"
              className="text-sm font-medium text-primary-text underline-offset-4 hover:underline"
            >
              Forgot it?
            </Link>
          }
        />
      )}
      <NewPasswordField label="New password" />
      <SubmitButton variant="secondary" className="justify-self-start">
        {hasPassword ? "Change password" : "Set password"}
      </SubmitButton>
    </Form>
  );
}
