"use client";

import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { LastUsed } from "@/components/last-used";
import { type ProviderId, startLegInput } from "@/lib/auth/input";
import { startLegAction, startLegFormAction } from "./provider-actions";

interface ProviderButtonProps {
  id: ProviderId;
  name: string;
  next: string | undefined;
  isLast: boolean;
}

export function ProviderButton({ id, name, next, isLast }: ProviderButtonProps) {
  const form = useActionForm({
    schema: startLegInput,
    action: startLegAction,
    formAction: startLegFormAction,
    defaultValues: { provider: id, next: next ?? "" },
  });
  return (
    <Form of={form} className="gap-2">
      <FormError />
      <HiddenField name="provider" />
      <HiddenField name="next" />
      <LastUsed isLast={isLast}>
        <SubmitButton variant="secondary">{name}</SubmitButton>
      </LastUsed>
    </Form>
  );
}
