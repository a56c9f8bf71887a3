import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { Alert } from "@/components/ui/alert";
import { currentBrowser } from "@/lib/auth/cookies";
import { env } from "@/lib/env";
import { safeReturnPath, signInPath } from "@/lib/paths";
import { CodeForm } from "./code-form";

export const metadata: Metadata = { title: "Check your mail" };

/** The same for an address with an account and one without: what differs is in the mail. */
export default async function CheckMailPage({ searchParams }: PageProps<"/verify">) {
  const next = safeReturnPath((await searchParams).next);
  return (
    <AuthCard
      title="Check your mail"
      description="We sent you a mail with a link and a code. Either works once, for as long as the mail says."
      footer={
        <>
          No mail? Look in the spam folder, or <Link href={signInPath(next)}>sign in</Link> to get another.
        </>
      }
    >
      {(await currentBrowser()) && <CodeForm next={next} />}
      {env().MAILBOX && (
        <Alert>
          This installation keeps its mails to itself: <Link href="/dev/mailbox">open the mailbox</Link>.
        </Alert>
      )}
    </AuthCard>
  );
}
