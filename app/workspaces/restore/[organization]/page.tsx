import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AuthCard } from "@/components/auth-card";
import { listDeletedOrganizations } from "@/db/queries/organizations";
import { requireUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { dayInWords } from "@/lib/mail/times";
import { chooserPath } from "@/lib/paths";
import { RestoreForm } from "./restore-form";

export const metadata: Metadata = { title: `Restore ${brand.workspace.a}` };

/** Where the mail leads. To look restores nothing; to whom it is not open it is not there. */
export default async function RestorePage({ params }: PageProps<"/workspaces/restore/[organization]">) {
  const [{ organization: id }, user] = await Promise.all([params, requireUser("restore:organization")]);
  const organization = (await listDeletedOrganizations(user.session)).find((each) => each.id === id);
  if (!organization) notFound();
  const { name, slug, restorableUntil } = organization;
  return (
    <AuthCard
      title={`Restore ${name}?`}
      description={`It comes back at /${slug} as it was, with everybody who was in. It can be restored until ${dayInWords(restorableUntil.toISOString())}.`}
      footer={<Link href={chooserPath}>Back to your {brand.workspace.many}</Link>}
    >
      <RestoreForm id={id} />
    </AuthCard>
  );
}
