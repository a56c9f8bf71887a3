import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { Card } from "@/components/ui/card";
import { requirePermission } from "@/lib/organization/in-organization";
import { NewProjectForm } from "../project-form";

export const metadata: Metadata = { title: "New project" };

export default async function NewProjectPage({ params }: PageProps<"/[workspace]/projects/new">) {
  const { workspace: slug } = await params;
  const { name } = await requirePermission(slug, "create:project");
  return (
    <>
      <PageHeader
        title="New project"
        description={`Everybody in ${name} who may see projects finds it at once. Its name can change later.`}
      />
      <Card className="max-w-2xl p-6">
        <NewProjectForm slug={slug} />
      </Card>
    </>
  );
}
