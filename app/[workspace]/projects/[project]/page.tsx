import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EventList } from "@/app/_events/event-list";
import { PageHeader } from "@/components/page-header";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { listEvents } from "@/db/queries/events";
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
  const { project, trail, canUpdate, canDelete } = await inOrganization(slug, "read:project", async (tx) => ({
    project: await findProject(tx, id),
    trail: can(tx, "read:event") ? (await listEvents(tx, { targetId: id, most: 10 })).events : [],
    canUpdate: can(tx, "update:project"),
    canDelete: can(tx, "delete:project"),
  }));
  if (!project) notFound();
  return (
    <>
      <PageHeader
        title={project.name}
        description={
          <>
            {project.archivedAt ? <Badge>Archived</Badge> : "In use"} · created{" "}
            <RelativeTime value={project.createdAt} />
          </>
        }
        actions={
          <ProjectMenu
            slug={slug}
            project={{ id, name: project.name, isArchived: project.archivedAt !== null }}
            canArchive={canUpdate}
            canDelete={canDelete}
          />
        }
      />
      <div className="grid max-w-2xl grid-cols-1 gap-8">
        {canUpdate && (
          <Card className="p-6">
            <RenameProjectForm slug={slug} project={{ id, name: project.name }} />
          </Card>
        )}
        {!canUpdate && <p className="text-muted-foreground">Your role sees it and changes nothing of it.</p>}
        {trail.length > 0 && (
          <section aria-labelledby="trail" className="grid grid-cols-1 gap-3">
            <h2 id="trail" className="font-semibold">
              What happened
            </h2>
            <EventList label="What happened" events={trail} />
          </section>
        )}
      </div>
    </>
  );
}
