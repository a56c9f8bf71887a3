import type { Metadata } from "next";
import Link from "next/link";
import { signOutAction } from "@/app/sign-out-action";
import { AuthCard } from "@/components/auth-card";
import { LinkOfMember, LinkOver } from "@/components/link-ending";
import { SignOutButton } from "@/components/sign-out-button";
import { Alert } from "@/components/ui/alert";
import { type FoundInvitation, findInvitation } from "@/db/queries/own-invitations";
import { currentUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { hashInvitation, invitationPath } from "@/lib/invitations/link";
import { chooserPath, signInPath, workspacePath } from "@/lib/paths";
import { AcceptForm } from "./accept-form";
import { DeclineButton } from "./decline-button";
import { InvitationSignUpForm } from "./invitation-sign-up-form";

export const metadata: Metadata = { title: "Invitation", referrer: "same-origin" };

/** Looking spends nothing. What is shown depends on who looks: somebody new, the invited person, or another. */
export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const user = await currentUser();
  const invitation = await findInvitation(hashInvitation(token), user?.userId);
  if (!invitation) return <LinkOver {...endings.unknown} chooserHref={chooserPath} />;
  // Who is in already simply goes there, however the invitation stands.
  if (invitation.isMember)
    return (
      <LinkOfMember
        organizationName={invitation.organizationName}
        nothing="There is nothing left to accept."
        href={workspacePath(invitation.slug)}
      />
    );
  if (invitation.state !== "pending")
    return <LinkOver {...endings[invitation.state]} chooserHref={chooserPath} />;
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
  const { organizationName, isMine } = invitation;
  if (email && !isMine)
    return <SwitchPerson email={email} invited={invitation.email} next={invitationPath(token)} />;
  return (
    <>
      {email ? (
        <AcceptForm token={token} organizationName={organizationName} />
      ) : (
        <InvitationSignUpForm token={token} email={invitation.email} />
      )}
      <DeclineButton token={token} organizationName={organizationName} />
    </>
  );
}

/** Signed in as somebody else: says so, and comes back here after the change. */
function SwitchPerson({ email, invited, next }: { email: string; invited: string; next: string }) {
  return (
    <>
      <Alert>
        You are signed in as {email}, but this invitation is for {invited}.
      </Alert>
      <SignOutButton action={signOutAction.bind(null, next)} variant="primary">
        Sign out and continue
      </SignOutButton>
    </>
  );
}

function SignInInstead({ token }: { token: string }) {
  return (
    <>
      Already have an account? <Link href={signInPath(invitationPath(token))}>Sign in</Link>
    </>
  );
}

/** Every way in which an invitation ends. */
const endings = {
  accepted: {
    title: "This invitation was accepted already",
    reason: "An invitation is good once. If that was you, go on from here.",
  },
  revoked: {
    title: "This invitation was revoked",
    reason: "If that surprises you, ask the person who invited you.",
  },
  declined: {
    title: "This invitation was declined",
    reason: "If you changed your mind, ask the person who invited you for a new one.",
  },
  expired: {
    title: "This invitation has expired",
    reason: "It was good for 7 days. Ask the person who invited you for a new one.",
  },
  withdrawn: {
    title: "This invitation can no longer be accepted",
    reason: `Ask somebody who runs the ${brand.workspace.one} for a new one.`,
  },
  unknown: {
    title: "This invitation is not known",
    reason: "Check that the link is complete. If there was a newer mail, use the link in that one.",
  },
};
