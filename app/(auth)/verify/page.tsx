import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { Alert } from "@/components/ui/alert";
import { env } from "@/lib/env";
import { signInPath } from "@/lib/paths";

export const metadata: Metadata = { title: "Check your mail" };

/** The same for an address with an account and one without: what differs is in the mail. */
export default function CheckMailPage() {
  return (
    <AuthCard
      title="Check your mail"
      description="We sent you a mail. Its link works once, for one hour."
      footer={
        <>
          No mail? Look in the spam folder, or <Link href={signInPath()}>sign in</Link> to get another.
        </>
      }
    >
      {env().MAILBOX && (
        <Alert>
          This installation keeps its mails to itself: <Link href="/dev/mailbox">open the mailbox</Link>.
        </Alert>
      )}
    </AuthCard>
  );
}
