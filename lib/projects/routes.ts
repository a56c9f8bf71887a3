/** What programs can do with projects. Copy this file for your own resource: each write is the operation of its action. */
import "server-only";
import { z } from "zod";
import { findProject, listProjectPage, type Project } from "@/db/queries/projects";
import type { Tx } from "@/db/wall";
import { readRoute, writeRoute } from "@/lib/api/route";
import {
  exampleId,
  exampleTime,
  idAnswer,
  isoTime,
  named,
  pageOf,
  pageSent,
  sending,
  timeAnswer,
} from "@/lib/api/schemas";
import { notFoundHere } from "@/lib/organization/operation";
import { Refused } from "@/lib/organization/perform";
import { projectIdInput, projectInput, renameProjectInput } from "./input";
import * as projects from "./operations";

const project = named(
  "Project",
  z.object({
    id: idAnswer,
    name: z.string(),
    archived_at: timeAnswer.nullable(),
    created_at: timeAnswer,
  }),
  { id: exampleId, name: "Website", archived_at: null, created_at: exampleTime },
);

export const projectRoutes = {
  list: readRoute({
    path: "/projects",
    summary: "List projects, in the order in which they were made",
    permission: "read:project",
    sent: z.object(pageSent),
    answer: pageOf(project),
    read: async (tx, { after }) => {
      const page = await listProjectPage(tx, after);
      return { data: page.projects.map(shown), next: page.next ?? null };
    },
  }),
  find: readRoute({
    path: "/projects/{id}",
    summary: "Read a project",
    permission: "read:project",
    sent: projectIdInput,
    answer: project,
    read: (tx, { id }) => show(tx, id),
  }),
  create: writeRoute(projects.createProject, {
    method: "POST",
    path: "/projects",
    summary: "Create a project",
    sent: sending(projectInput, { name: "Website" }),
    answer: project,
    respond: (tx, { id }) => show(tx, id),
  }),
  rename: writeRoute(projects.renameProject, {
    method: "PATCH",
    path: "/projects/{id}",
    summary: "Rename a project",
    sent: sending(renameProjectInput, { name: "Website" }),
    answer: project,
    respond: (tx, _done, { id }) => show(tx, id),
  }),
  archive: changesState("archive", "Archive a project", projects.archiveProject),
  restore: changesState("restore", "Take a project back out of the archive", projects.restoreProject),
  delete: writeRoute(projects.deleteProject, {
    method: "DELETE",
    path: "/projects/{id}",
    summary: "Delete a project, for good",
    sent: projectIdInput,
    answer: null,
  }),
};

function changesState(
  verb: string,
  summary: string,
  operation: typeof projects.archiveProject | typeof projects.restoreProject,
) {
  return writeRoute(operation, {
    method: "POST",
    path: `/projects/{id}/${verb}`,
    summary,
    status: 200,
    sent: projectIdInput,
    answer: project,
    respond: (tx, _done, { id }) => show(tx, id),
  });
}

async function show(tx: Tx, id: string) {
  const found = await findProject(tx, id);
  if (!found) throw new Refused(notFoundHere("project").refused);
  return shown(found);
}

function shown({ id, name, archivedAt, createdAt }: Project) {
  return { id, name, archived_at: isoTime(archivedAt), created_at: isoTime(createdAt) };
}
