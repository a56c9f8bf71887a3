import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { findProject } from "@/db/queries/projects";
import { can } from "@/lib/organization/grants";
import { inOrganization } from "@/lib/organization/in-organization";
import { projectIdInput } from "@/lib/projects/input";
import { RenameProjectForm } from "../project-form";
import { ProjectMenu } from "./project-menu";

export const metadata: Metadata = { title: "Project" };

export default async function ProjectPage({ params }: PageProps<"/[workspace]/projects/[project]">) {
  const { workspace: slug, project: id } = await params;
  if (!projectIdInput.safeParse({ id }).success) notFound();
  const { project, canUpdate, canDelete } = await inOrganization(slug, "read:project", async (tx) => ({
    project: await findProject(tx, id),
    canUpdate: can(tx, "update:project"),
    canDelete: can(tx, "delete:project"),
  }));
  if (!project) notFound();
  return (
    <>
      <PageHeader
        title={project.name}
        description={project.archivedAt ? <Badge>Archived</Badge> : "In use"}
        actions={
          <ProjectMenu
            slug={slug}
            project={{ id, name: project.name, isArchived: project.archivedAt !== null }}
            canArchive={canUpdate}
            canDelete={canDelete}
          />
        }
      />
      {canUpdate && (
        <Card className="max-w-xl p-6">
          <RenameProjectForm slug={slug} project={{ id, name: project.name }} />
        </Card>
      )}
    </>
  );
}
