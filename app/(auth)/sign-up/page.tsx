import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth-card";
import { currentUser } from "@/lib/auth/session";
import { isSignUpOpen } from "@/lib/auth/sign-up-rule";
import { brand } from "@/lib/brand";
import { chooserPath, safeReturnPath, signInPath } from "@/lib/paths";
import { ProviderButtons } from "../provider-buttons";
import { InvitedOnly } from "./invited-only";
import { SignUpForm } from "./sign-up-form";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
  const next = safeReturnPath((await searchParams).next);
  if (await currentUser()) redirect(next ?? chooserPath);
  if (!(await isSignUpOpen())) {
    // An invitation or a join link has a form of its own.
    if (next && /^\/(invitations|join)\//.test(next)) redirect(next);
    return <InvitedOnly next={next} />;
  }
  return (
    <AuthCard
      title="Create an account"
      description={`One account for every ${brand.workspace.one} you are in.`}
      footer={
        <>
          Already have one? <Link href={signInPath(next)}>Sign in</Link>
        </>
      }
    >
      <SignUpForm next={next} />
      <ProviderButtons next={next} />
    </AuthCard>
  );
}
