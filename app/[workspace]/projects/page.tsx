import { FolderKanban, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/page-header";
import { ComingPage } from "@/components/shell/coming";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listProjects } from "@/db/queries/projects";
import { brand } from "@/lib/brand";
import { can } from "@/lib/organization/grants";
import { inOrganization } from "@/lib/organization/in-organization";
import { workspacePath } from "@/lib/paths";
import { ProjectTable } from "./project-table";

export const metadata: Metadata = { title: "Projects" };

export default async function ProjectsPage({ params }: PageProps<"/[workspace]/projects">) {
  const { workspace: slug } = await params;
  const { projects, canCreate } = await inOrganization(slug, "read:project", async (tx) => ({
    projects: await listProjects(tx),
    canCreate: can(tx, "create:project"),
  }));
  const newProject = canCreate && (
    <Button asChild>
      <Link href={workspacePath(slug, "projects", "new")} prefetch={false}>
        <Plus aria-hidden="true" />
        New project
        <ComingPage title="New project" shape="form" />
      </Link>
    </Button>
  );
  if (projects.length === 0) {
    return (
      <>
        <PageHeader title="Projects" />
        <EmptyState
          icon={<FolderKanban />}
          title="No projects yet"
          description={`A project is what people here work on together. Everyone in the ${brand.workspace.one} sees it.`}
          action={newProject}
        />
      </>
    );
  }
  return (
    <>
      <PageHeader title="Projects" description="What people here work on together." actions={newProject} />
      <ProjectTable slug={slug} projects={projects} />
    </>
  );
}
