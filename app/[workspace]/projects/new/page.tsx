import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { Card } from "@/components/ui/card";
import { requireOrganization } from "@/lib/organization/in-organization";
import { NewProjectForm } from "../project-form";

export const metadata: Metadata = { title: "New project" };

export default async function NewProjectPage({ params }: PageProps<"/[workspace]/projects/new">) {
  const { workspace: slug } = await params;
  const { can } = await requireOrganization(slug);
  if (!can("create:project")) forbidden();
  return (
    <>
      <PageHeader title="New project" />
      <Card className="max-w-xl p-6">
        <NewProjectForm slug={slug} />
      </Card>
    </>
  );
}
