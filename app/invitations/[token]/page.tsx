import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { Button } from "@/components/ui/button";
import { type FoundInvitation, findInvitation } from "@/db/queries/invitations";
import { normalizeEmail } from "@/lib/auth/input";
import { currentUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { hashInvitation, invitationPath } from "@/lib/invitations/link";
import { chooserPath, signInPath } from "@/lib/paths";
import { AcceptForm } from "./accept-form";
import { InvitationSignUpForm } from "./invitation-sign-up-form";
import { SwitchPerson } from "./switch-person";

export const metadata: Metadata = { title: "Invitation", referrer: "same-origin" };

/** Looking spends nothing. What is shown depends on who looks: somebody new, the invited person, or another. */
export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const invitation = await findInvitation(hashInvitation(token));
  if (invitation?.state !== "pending") return <InvitationOver state={invitation?.state} />;
  const user = await currentUser();
  return (
    <AuthCard
      title={`Join ${invitation.organizationName}`}
      description={`${invitation.inviterName} invited ${invitation.email} with the role ${invitation.roleName}.`}
      {...(user ? {} : { footer: <SignInInstead token={token} /> })}
    >
      <Answer token={token} invitation={invitation} email={user?.email} />
    </AuthCard>
  );
}

type AnswerProps = { token: string; invitation: FoundInvitation; email: string | undefined };

function Answer({ token, invitation, email }: AnswerProps) {
  if (!email) return <InvitationSignUpForm token={token} email={invitation.email} />;
  if (normalizeEmail(email) !== invitation.email) {
    return <SwitchPerson email={email} invited={invitation.email} next={invitationPath(token)} />;
  }
  return <AcceptForm token={token} organizationName={invitation.organizationName} />;
}

function SignInInstead({ token }: { token: string }) {
  return (
    <>
      Already have an account? <Link href={signInPath(invitationPath(token))}>Sign in</Link>
    </>
  );
}

const reasons = {
  accepted: "It was accepted already. If that was you, the way in is below.",
  revoked: "It was revoked. If that surprises you, ask the person who invited you.",
  expired: "It was good for 7 days. Ask the person who invited you for a new one.",
};

function InvitationOver({ state }: { state: FoundInvitation["state"] | undefined }) {
  const reason =
    state && state !== "pending"
      ? reasons[state]
      : "Check that the address is complete, or ask for a new one.";
  return (
    <AuthCard title="This invitation no longer works" description={reason}>
      <Button asChild>
        <Link href={chooserPath}>Go to your {brand.workspace.many}</Link>
      </Button>
    </AuthCard>
  );
}
