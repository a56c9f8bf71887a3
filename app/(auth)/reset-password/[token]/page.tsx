import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { Button } from "@/components/ui/button";
import { tokenInput } from "@/lib/auth/input";
import { isResetLive } from "@/lib/auth/reset-password";
import { ResetPasswordForm } from "./reset-password-form";

export const metadata: Metadata = { title: "New password", referrer: "same-origin" };

export default async function ResetPasswordPage({ params }: PageProps<"/reset-password/[token]">) {
  const { token } = await params;
  if (!tokenInput.safeParse({ token }).success || !(await isResetLive(token))) {
    return (
      <AuthCard
        title="This link no longer works"
        description="It was used already, or it is more than an hour old."
      >
        <Button asChild>
          <Link href="/forgot-password">Ask for another</Link>
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="New password"
      description="It signs you out everywhere else, and revokes your personal access tokens."
    >
      <ResetPasswordForm token={token} />
    </AuthCard>
  );
}
