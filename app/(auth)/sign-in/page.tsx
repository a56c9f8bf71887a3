import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth-card";
import { Alert } from "@/components/ui/alert";
import { legEnds, readLegEnd } from "@/lib/auth/leg-ends";
import { currentUser, hasEndedSession, leavingUser } from "@/lib/auth/session";
import { isSignUpOpen } from "@/lib/auth/sign-up-rule";
import { lastWay } from "@/lib/auth/way";
import { chooserPath, keepAccountPath, safeReturnPath } from "@/lib/paths";
import { ProviderButtons } from "../provider-buttons";
import { PasskeySignIn } from "./passkey-sign-in";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const asked = await searchParams;
  const next = safeReturnPath(asked.next);
  const end = readLegEnd(asked.provider);
  if (await currentUser()) redirect(next ?? chooserPath);
  if (await leavingUser()) redirect(keepAccountPath);
  const signUp = next ? `/sign-up?next=${encodeURIComponent(next)}` : "/sign-up";
  const isOpen = await isSignUpOpen();
  const [way, hasEnded] = await Promise.all([lastWay(), hasEndedSession()]);
  return (
    <AuthCard
      title="Sign in"
      description={
        hasEnded
          ? `Your session has ended.${next ? " Sign in to go on where you were." : ""}`
          : next
            ? "Sign in to go on."
            : "Welcome back."
      }
      footer={
        <>
          New here? <Link href={signUp}>{isOpen ? "Create an account" : "How to get in"}</Link>
        </>
      }
    >
      {end && (
        <Alert role="alert" variant="warning">
          {legEnds[end]}
        </Alert>
      )}
      <SignInForm next={next} lastWay={way} />
      <PasskeySignIn next={next} isLast={way === "passkey"} />
      <ProviderButtons next={next} last={way} />
    </AuthCard>
  );
}
