import type { Metadata } from "next";
import Link from "next/link";
import { signOutAction } from "@/app/sign-out-action";
import { AuthCard } from "@/components/auth-card";
import { LinkOfMember, LinkOver } from "@/components/link-ending";
import { SignOutButton } from "@/components/sign-out-button";
import { Alert } from "@/components/ui/alert";
import { type FoundJoinLink, findJoinLinkByToken } from "@/db/queries/join-links";
import { currentUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { hashJoinLink, joinLinkPath } from "@/lib/join-links/link";
import { chooserPath, signInPath, workspacePath } from "@/lib/paths";
import { JoinForm } from "./join-form";
import { LinkSignUpForm } from "./link-sign-up-form";

export const metadata: Metadata = { title: "Join", referrer: "same-origin" };

/** Looking counts nothing. What is shown depends on who looks: somebody new, somebody signed in, or a member. */
export default async function JoinPage({ params }: PageProps<"/join/[token]">) {
  const { token } = await params;
  const user = await currentUser();
  const link = await findJoinLinkByToken(hashJoinLink(token), user?.userId);
  if (!link) return <LinkOver {...endings.unknown} chooserHref={chooserPath} />;
  // Who is in already simply goes there, however the link stands.
  if (link.isMember)
    return (
      <LinkOfMember
        organizationName={link.organizationName}
        nothing="There is nothing left to do here."
        href={workspacePath(link.slug)}
      />
    );
  if (link.state !== "usable") return <LinkOver {...endings[link.state]} chooserHref={chooserPath} />;
  return (
    <AuthCard
      title={`Join ${link.organizationName}`}
      description={`${link.makerName} shared this link. It lets you in with the role ${link.roleName}.`}
      {...(user ? {} : { footer: <SignInInstead token={token} /> })}
    >
      <WayIn token={token} link={link} email={user?.email} />
    </AuthCard>
  );
}

type WayInProps = { token: string; link: FoundJoinLink; email: string | undefined };

function WayIn({ token, link, email }: WayInProps) {
  if (!email) return <LinkSignUpForm token={token} emailDomain={link.emailDomain} />;
  if (!link.address)
    return <OtherDomain email={email} domain={link.emailDomain} next={joinLinkPath(token)} />;
  return (
    <>
      <p className="break-words">
        You join as <span className="font-medium">{link.address}</span>.
      </p>
      <JoinForm token={token} organizationName={link.organizationName} />
    </>
  );
}

/** Signed in, and no proved address of theirs fits: says which would, and comes back here after the change. */
function OtherDomain({ email, domain, next }: { email: string; domain: string | null; next: string }) {
  return (
    <>
      <Alert>
        This link is for people with an address at {domain}. You are signed in as {email}.
      </Alert>
      <SignOutButton action={signOutAction.bind(null, next)} variant="primary">
        Sign out and use another address
      </SignOutButton>
    </>
  );
}

function SignInInstead({ token }: { token: string }) {
  return (
    <>
      Already have an account? <Link href={signInPath(joinLinkPath(token))}>Sign in</Link>
    </>
  );
}

/** Every way in which a link ends. */
const endings = {
  revoked: {
    title: "This link was switched off",
    reason: "Ask the person who gave it to you for a new one.",
  },
  expired: {
    title: "This link has expired",
    reason: "Ask the person who gave it to you for a new one.",
  },
  "used-up": {
    title: "This link is used up",
    reason: "As many people as it was made for have joined. Ask for a new one.",
  },
  withdrawn: {
    title: "This link no longer works",
    reason: `Ask somebody who runs the ${brand.workspace.one} for an invitation.`,
  },
  unknown: {
    title: "This link is not known",
    reason: "Check that it is complete.",
  },
};
