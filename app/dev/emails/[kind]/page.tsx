import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { MailView } from "@/components/mail-view";
import { PageHeader } from "@/components/page-header";
import { env } from "@/lib/env";
import type { Mail } from "@/lib/mail/mails";
import { renderMail } from "@/lib/mail/render";
import { sampleMails, sampleNames } from "@/lib/mail/samples";

export const metadata: Metadata = { title: "E-mail" };

const titles: Record<keyof typeof sampleNames, string> = {
  usual: "As usual",
  long: "With long names",
  hostile: "With hostile names",
};

export default async function EmailPage({ params }: PageProps<"/dev/emails/[kind]">) {
  if (!env().MAILBOX) notFound();
  const { kind } = await params;
  const views = await Promise.all(
    (["usual", "long", "hostile"] as const).map(async (which) => {
      const mail = new Map<string, Mail>(Object.entries(sampleMails(sampleNames[which]))).get(kind);
      return { title: titles[which], ...(await renderMail(mail ?? notFound())) };
    }),
  );
  return (
    <main className="mx-auto grid max-w-3xl grid-cols-1 gap-8 px-4 py-10">
      <p>
        <Link href="/dev/emails" className="text-primary-text underline-offset-4 hover:underline">
          All e-mails
        </Link>
      </p>
      <PageHeader title={kind} />
      {views.map(({ title, subject, html, text }) => (
        <section key={title} className="grid grid-cols-1 gap-4">
          <div>
            <h2 className="font-semibold break-words">{subject}</h2>
            <p className="text-sm text-muted-foreground">{title}</p>
          </div>
          <MailView title={title} html={html} text={text} />
        </section>
      ))}
    </main>
  );
}
