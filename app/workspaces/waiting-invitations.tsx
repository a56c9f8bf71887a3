"use client";

import { DeclineInvitation } from "@/components/decline-invitation";
import { Form } from "@/components/form/form";
import { FormError } from "@/components/form/form-error";
import { HiddenField } from "@/components/form/hidden-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { Avatar } from "@/components/ui/avatar";
import { invitationIdInput } from "@/lib/invitations/input";
import {
  acceptWaitingInvitationAction,
  acceptWaitingInvitationFormAction,
  declineWaitingInvitationAction,
} from "./actions";

interface WaitingInvitation {
  id: string;
  slug: string;
  organizationName: string;
  roleName: string;
  inviterName: string;
}

export function WaitingInvitations({ invitations }: { invitations: WaitingInvitation[] }) {
  return (
    <section aria-labelledby="waiting" className="grid gap-2">
      <h2 id="waiting" className="font-semibold">
        {invitations.length === 1 ? "An invitation for you" : "Invitations for you"}
      </h2>
      <ul className="divide-y rounded-lg border">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="grid gap-3 px-3 py-3">
            <WaitingInvitationItem invitation={invitation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WaitingInvitationItem({ invitation }: { invitation: WaitingInvitation }) {
  const { id, slug, organizationName, roleName, inviterName } = invitation;
  const form = useActionForm({
    schema: invitationIdInput,
    action: acceptWaitingInvitationAction,
    formAction: acceptWaitingInvitationFormAction,
    defaultValues: { id },
  });
  return (
    <>
      <div className="flex items-center gap-3">
        <Avatar name={organizationName} seed={slug} shape="square" />
        <p className="min-w-0 flex-1 leading-tight">
          <span className="block truncate font-medium">{organizationName}</span>
          <span className="block text-sm break-words text-muted-foreground">
            {inviterName} invited you as {roleName}
          </span>
        </p>
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Form of={form} className="contents">
          <div className="col-span-full empty:hidden">
            <FormError />
          </div>
          <HiddenField name="id" />
          <SubmitButton>
            Join<span className="sr-only"> {organizationName}</span>
          </SubmitButton>
        </Form>
        <DeclineInvitation
          organizationName={organizationName}
          action={() => declineWaitingInvitationAction({ id })}
        />
      </div>
    </>
  );
}
