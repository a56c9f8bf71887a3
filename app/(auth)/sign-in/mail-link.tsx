"use client";

import type { MouseEvent, Ref } from "react";
import { useFormContext } from "react-hook-form";
import { type ActionForm, useActionForm } from "@/components/form/use-action-form";
import { LastUsed } from "@/components/last-used";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { askForLinkInput, type SignInInput } from "@/lib/auth/input";
import { mailSignInLinkAction, mailSignInLinkFormAction } from "./actions";

type AskForLink = { email: string; next?: string | undefined };

export function useMailLink(next: string | undefined): ActionForm<AskForLink> {
  return useActionForm<AskForLink, unknown>({
    schema: askForLinkInput,
    action: mailSignInLinkAction,
    formAction: mailSignInLinkFormAction,
    defaultValues: { email: "", next: next ?? "" },
  });
}

interface MailLinkProps {
  of: ActionForm<AskForLink>;
  isLast: boolean;
  ref: Ref<HTMLButtonElement>;
}

/** Another way to send the form around it: by its address alone. */
export function MailLink({ of: link, isLast, ref }: MailLinkProps) {
  const { getValues, trigger } = useFormContext<SignInInput>();
  const ask = async (event: MouseEvent) => {
    event.preventDefault();
    if (!(await trigger("email", { shouldFocus: true }))) return;
    link.form.setValue("email", getValues("email"));
    await link.submit();
  };
  return (
    <>
      {link.failure && (
        <Alert role="alert" variant="destructive">
          {link.failure.message}
        </Alert>
      )}
      <LastUsed isLast={isLast}>
        <Button
          ref={ref}
          type="submit"
          variant="secondary"
          formAction={link.post}
          pending={link.pending}
          onClick={ask}
        >
          Mail me a link instead
        </Button>
      </LastUsed>
    </>
  );
}
