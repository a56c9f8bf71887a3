import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { signOutAction } from "@/app/sign-out-action";
import { AuthCard } from "@/components/auth-card";
import { SignOutButton } from "@/components/sign-out-button";
import { Button } from "@/components/ui/button";
import { currentUser, leavingUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { dayInWords } from "@/lib/mail/times";
import { accountPath, signInPath } from "@/lib/paths";
import { KeepForm } from "./keep-form";

export const metadata: Metadata = { title: "Keep your account" };

/** All there is for who asked for their account to be deleted. Signed out, it says nothing of anybody. */
export default async function KeepAccountPage() {
  const leaving = await leavingUser();
  if (!leaving && (await currentUser())) redirect(accountPath);
  if (!leaving)
    return (
      <AuthCard
        title="You are signed out"
        description={`If you asked for your ${brand.name} account to be deleted, you have 14 days to change your mind: sign in, and keep it. We mailed you the day.`}
      >
        <Button asChild variant="secondary">
          <Link href={signInPath()}>Sign in</Link>
        </Button>
      </AuthCard>
    );
  return (
    <AuthCard
      title={`Your account will be deleted on ${dayInWords(leaving.deleteAfter.toISOString())}`}
      description={
        <>
          You asked for that, {leaving.name}. Until then nothing is lost: keep your account, and you are back
          in your {brand.workspace.many} as before.
        </>
      }
      footer={<SignOutButton action={signOutAction.bind(null, undefined)} />}
    >
      <KeepForm />
    </AuthCard>
  );
}
