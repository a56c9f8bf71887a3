"use client";

import type { MouseEvent, Ref } from "react";
import { useFormContext } from "react-hook-form";
import { FailureAlert } from "@/components/failure-alert";
import { useActionForm } from "@/components/form/use-action-form";
import { LastUsed } from "@/components/last-used";
import { Button } from "@/components/ui/button";
import { askForLinkInput, type SignInInput } from "@/lib/auth/input";
import { mailSignInLinkAction } from "./actions";

interface MailLinkProps {
  isLast: boolean;
  ref: Ref<HTMLButtonElement>;
}

/** Another way to send the form around it: by its address alone. */
export function MailLink({ isLast, ref }: MailLinkProps) {
  const { getValues, trigger } = useFormContext<SignInInput>();
  const link = useActionForm({
    schema: askForLinkInput,
    action: mailSignInLinkAction,
    defaultValues: { email: "", next: getValues("next") },
  });
  const ask = async (event: MouseEvent) => {
    event.preventDefault();
    if (!(await trigger("email", { shouldFocus: true }))) return;
    link.form.setValue("email", getValues("email"));
    await link.submit();
  };
  return (
    <>
      <FailureAlert failure={link.failure} />
      <LastUsed isLast={isLast}>
        <Button
          ref={ref}
          type="submit"
          variant="secondary"
          name="instead"
          value="link"
          pending={link.pending}
          onClick={ask}
        >
          Mail me a link instead
        </Button>
      </LastUsed>
    </>
  );
}
