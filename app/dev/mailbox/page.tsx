import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { RelativeTime } from "@/components/relative-time";
import { EmptyState } from "@/components/ui/empty-state";
import { listMailbox } from "@/db/queries/mailbox";
import { asSystem } from "@/db/wall";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Mailbox" };

/** Every mail the app sent, with MAILBOX=1. Elsewhere there is no such page. */
export default async function MailboxPage() {
  if (!env().MAILBOX) notFound();
  const mails = await asSystem(listMailbox);
  return (
    <main className="mx-auto max-w-3xl px-4 py-10">
      <PageHeader
        title="Mailbox"
        description="Every mail that the app sent, newest first. For development and tests only."
      />
      {mails.length === 0 ? (
        <EmptyState
          icon={<Inbox />}
          title="No mail yet"
          description="Sign up or invite someone, then reload."
        />
      ) : (
        <ul className="divide-y rounded-xl border bg-card">
          {mails.map((mail) => (
            <li key={mail.id}>
              <Link
                href={`/dev/mailbox/${mail.id}`}
                className="focus-ring flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 hover:bg-accent"
              >
                <span className="min-w-0 flex-1 basis-48 font-medium break-words">{mail.subject}</span>
                <span className="text-sm text-muted-foreground">{mail.to}</span>
                <RelativeTime value={mail.sentAt} className="text-sm text-muted-foreground" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}
