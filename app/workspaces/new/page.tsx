import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { requireUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";
import { chooserPath } from "@/lib/paths";
import { WorkspaceForm } from "./workspace-form";

export const metadata: Metadata = { title: `New ${brand.workspace.one}` };

export default async function NewWorkspacePage() {
  await requireUser("create:organization");
  return (
    <AuthCard
      title={`New ${brand.workspace.one}`}
      description="A place for the people you work with. You decide who comes in, and what each may do."
      footer={<Link href={chooserPath}>Back to your {brand.workspace.many}</Link>}
    >
      <WorkspaceForm host={new URL(env().APP_URL).host} />
    </AuthCard>
  );
}
