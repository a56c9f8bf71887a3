"use client";

import { z } from "zod";
import { CodeField } from "@/components/form/code-field";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { Card } from "@/components/ui/card";
import { toast } from "@/components/ui/toaster";
import { verificationCodeInput } from "@/lib/auth/input";
import { cancelAddressAction, confirmAddressAction } from "./actions";

/** An address that waits to be confirmed. */
export function AskedAddress({ email }: { email: string }) {
  const form = useActionForm({
    schema: verificationCodeInput,
    action: confirmAddressAction,
    defaultValues: { code: "" },
    onSuccess: () => toast.success(`${email} is yours.`),
  });
  const cancel = useActionForm({
    schema: z.object({}),
    action: () => cancelAddressAction(undefined),
    defaultValues: {},
  });
  return (
    <Card className="grid gap-4 p-5" aria-label={`Confirm ${email}`}>
      <p className="text-pretty break-words">
        We sent a mail to <strong className="font-semibold">{email}</strong>. Follow its link in this browser,
        or type its code here. Both are good for an hour.
      </p>
      <Form of={form}>
        <FormError />
        <div className="flex flex-wrap items-start gap-3">
          <CodeField className="min-w-0 flex-1 basis-56" />
          <SubmitButton className="sm:mt-6.5">Confirm</SubmitButton>
        </div>
      </Form>
      <Form of={cancel}>
        <FormError />
        <SubmitButton variant="link" className="justify-self-start">
          Never mind
        </SubmitButton>
      </Form>
    </Card>
  );
}
