import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { MailView } from "@/components/mail-view";
import { PageHeader } from "@/components/page-header";
import { findMail } from "@/db/queries/mailbox";
import { asSystem } from "@/db/wall";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Mail" };

export default async function MailPage({ params }: PageProps<"/dev/mailbox/[mail]">) {
  const { mail: id } = await params;
  if (!env().MAILBOX || !z.uuid().safeParse(id).success) notFound();
  const mail = await asSystem((tx) => findMail(tx, id));
  if (!mail) notFound();
  return (
    <main className="mx-auto grid max-w-3xl grid-cols-1 gap-6 px-4 py-10">
      <p>
        <Link href="/dev/mailbox" className="text-primary-text underline-offset-4 hover:underline">
          All mails
        </Link>
      </p>
      <PageHeader title={mail.subject} description={`To ${mail.to}`} />
      <MailView title="The mail" html={mail.html} text={mail.text} />
    </main>
  );
}
