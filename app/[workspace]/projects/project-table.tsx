import Link from "next/link";
import { RelativeTime } from "@/components/relative-time";
import { ComingPage } from "@/components/shell/coming";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Project } from "@/db/queries/projects";
import { workspacePath } from "@/lib/paths";

export function ProjectTable({ slug, projects }: { slug: string; projects: Project[] }) {
  return (
    <Table label="Projects">
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>State</TableHead>
          <TableHead className="hidden sm:table-cell">Created</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {projects.map((project) => (
          <TableRow key={project.id}>
            <TableCell>
              <Link
                href={workspacePath(slug, "projects", project.id)}
                prefetch={false}
                className="focus-ring rounded-sm font-medium underline-offset-4 hover:underline"
              >
                {project.name}
                <ComingPage title={project.name} shape="form" />
              </Link>
            </TableCell>
            <TableCell>{project.archivedAt ? <Badge>Archived</Badge> : "In use"}</TableCell>
            <TableCell className="hidden sm:table-cell">
              <RelativeTime value={project.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
