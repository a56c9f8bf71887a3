import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { Alert } from "@/components/ui/alert";
import { env } from "@/lib/env";
import { lostAccessPath, signInPath } from "@/lib/paths";
import { ForgotPasswordForm } from "./forgot-password-form";

export const metadata: Metadata = { title: "Forgotten password" };

export default async function ForgotPasswordPage({ searchParams }: PageProps<"/forgot-password">) {
  const isSent = "sent" in (await searchParams);
  const back = (
    <>
      <Link href={signInPath()}>Back to sign in</Link> or <Link href={lostAccessPath}>lost everything?</Link>
    </>
  );
  if (!isSent) {
    return (
      <AuthCard
        title="Forgotten password"
        description="We mail you a link to choose a new one."
        footer={back}
      >
        <ForgotPasswordForm />
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Check your mail"
      description="If this address has an account, a link is on its way. It works once, for one hour."
      footer={back}
    >
      {env().MAILBOX && (
        <Alert>
          This installation keeps its mails to itself: <Link href="/dev/mailbox">open the mailbox</Link>.
        </Alert>
      )}
    </AuthCard>
  );
}
