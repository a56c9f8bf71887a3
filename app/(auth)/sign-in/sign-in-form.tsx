"use client";

import Link from "next/link";
import { type FormEvent, useRef, useState } from "react";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { LastUsed } from "@/components/last-used";
import { Button } from "@/components/ui/button";
import { signInInput } from "@/lib/auth/input";
import type { Way } from "@/lib/auth/way";
import { signInAction, signInFormAction } from "./actions";
import { MailLink } from "./mail-link";

/**
 * The address first, then how. Nothing is asked of the server in between, so nobody learns who has an account. Without
 * scripts all of it stands there at once.
 */
export function SignInForm({ next, lastWay }: { next: string | undefined; lastWay: Way | undefined }) {
  const linkButton = useRef<HTMLButtonElement>(null);
  const form = useActionForm({
    schema: signInInput,
    action: signInAction,
    formAction: signInFormAction,
    defaultValues: { email: "", password: "", next: next ?? "" },
  });
  const { trigger, getValues, setFocus } = form.form;
  // What was posted without scripts comes back with an address, and with an answer to show beside the password.
  const [isNamed, setNamed] = useState(() => getValues("email") !== "");
  const name = async (event?: FormEvent<HTMLFormElement>) => {
    event?.preventDefault();
    if (!(await trigger("email", { shouldFocus: true }))) return;
    setNamed(true);
    requestAnimationFrame(() => (lastWay === "link" ? linkButton.current?.focus() : setFocus("password")));
  };
  return (
    <Form of={isNamed ? form : { ...form, submit: name }}>
      <FormError />
      <HiddenField name="next" />
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        autoComplete="username webauthn"
        autoFocus
        aside={
          isNamed && (
            <Button variant="link" onClick={() => setNamed(false)}>
              Another address
            </Button>
          )
        }
      />
      <noscript>
        <style>
          {".needs-address { display: grid !important } .needs-script { display: none !important }"}
        </style>
      </noscript>
      <div className={isNamed ? "grid gap-5" : "needs-address hidden gap-5"}>
        <PasswordField
          name="password"
          label="Password"
          autoComplete="current-password"
          aside={<Link href="/forgot-password">Forgot it?</Link>}
        />
        <LastUsed isLast={lastWay === "password"}>
          <SubmitButton>Sign in</SubmitButton>
        </LastUsed>
        <MailLink ref={linkButton} isLast={lastWay === "link"} />
      </div>
      {!isNamed && (
        <Button type="submit" className="needs-script">
          Continue
        </Button>
      )}
    </Form>
  );
}
