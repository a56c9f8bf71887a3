import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { AuthCard } from "@/components/auth-card";
import { brand } from "@/lib/brand";
import { signInPath } from "@/lib/paths";

export const metadata: Metadata = { title: "Lost everything?" };

/** What is left to try, and what the people who run the installation may do. The same for everybody: it looks nobody up. */
export default function LostAccessPage() {
  return (
    <AuthCard
      title="Lost everything?"
      description="Perhaps not quite. Go through this list first."
      footer={<Link href={signInPath()}>Back to sign in</Link>}
    >
      <Part title="What you may still have">
        <li>
          A <strong>recovery code</strong>, on paper or in a file. It takes the place of your app: choose it
          when we ask for the second step.
        </li>
        <li>
          A <strong>passkey</strong> on another phone, on a computer or in a password manager. It needs no
          second step.
        </li>
        <li>
          <strong>Another address</strong> of your account, if only the mailbox is gone. Sign in with it, or{" "}
          <Link href="/forgot-password">get a new password</Link> there.
        </li>
      </Part>
      <Part title="What a new password does not do">
        <li>It never takes the second step away: who reads your mail is still not you.</li>
      </Part>
      <Part title={`What ${brand.staff} may do`}>
        <li>
          Remove the second step of your account, when they are sure that it is you who asks. Write to{" "}
          <a href={`mailto:${brand.support}`}>{brand.support}</a>. Expect questions, and some days.
        </li>
        <li>
          Then every session ends, each address of yours gets a mail about it, and you sign in with your
          password or by mail.
        </li>
      </Part>
      <Part title="What they cannot do">
        <li>Tell you your password, a code or the key of your app: nothing shows these to anybody.</li>
        <li>
          Give an account to who has no way in at all. With neither password, nor connected service, nor any
          of its mailboxes, the account stays closed.
        </li>
      </Part>
    </AuthCard>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold">{title}</h2>
      <ul className="grid list-disc gap-1.5 ps-5 text-pretty text-muted-foreground [&_a]:font-medium [&_a]:text-primary-text [&_a]:underline-offset-4 [&_a]:hover:underline [&_strong]:font-medium [&_strong]:text-foreground">
        {children}
      </ul>
    </section>
  );
}
