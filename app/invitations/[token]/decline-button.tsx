"use client";

import { DeclineInvitation } from "@/components/decline-invitation";
import { declineInvitationAction } from "./actions";

export function DeclineButton({ token, organizationName }: { token: string; organizationName: string }) {
  return (
    <DeclineInvitation
      organizationName={organizationName}
      action={() => declineInvitationAction({ token })}
    />
  );
}
