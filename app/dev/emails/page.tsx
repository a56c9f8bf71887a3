import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { env } from "@/lib/env";
import { renderMail } from "@/lib/mail/render";
import { sampleMails, sampleNames } from "@/lib/mail/samples";

export const metadata: Metadata = { title: "E-mails" };

/** Every mail that there is, with made-up values; with MAILBOX=1, and elsewhere there is no such page. */
export default async function EmailsPage() {
  if (!env().MAILBOX) notFound();
  const mails = await Promise.all(
    Object.values(sampleMails(sampleNames.usual)).map(async (mail) => ({
      kind: mail.kind,
      subject: (await renderMail(mail)).subject,
    })),
  );
  return (
    <main className="mx-auto max-w-3xl px-4 py-10">
      <PageHeader
        title="E-mails"
        description="Every mail that the app can send, with made-up values. What it sent is in the mailbox."
      />
      <ul className="divide-y rounded-xl border bg-card">
        {mails.map(({ kind, subject }) => (
          <li key={kind}>
            <Link
              href={`/dev/emails/${kind}`}
              className="focus-ring flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 hover:bg-accent"
            >
              <span className="min-w-0 flex-1 truncate font-medium">{subject}</span>
              <span className="text-sm text-muted-foreground">{kind}</span>
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
