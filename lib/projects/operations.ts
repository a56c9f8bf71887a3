/** What can be done to a project. Copy this file for your own resource: permission, input, event, work. */
import "server-only";
import * as rows from "@/db/queries/projects";
import { done, notFoundHere, operation } from "@/lib/organization/operation";
import { projectIdInput, projectInput, renameProjectInput } from "./input";

export const createProject = operation({
  permission: "create:project",
  input: projectInput,
  event: "project.created",
  run: async (tx, { name }) => {
    const project = await rows.createProject(tx, { name });
    return done(target(project), { id: project.id });
  },
});

export const renameProject = operation({
  permission: "update:project",
  input: renameProjectInput,
  event: "project.renamed",
  run: async (tx, { id, name }) => {
    const project = await rows.lockProject(tx, id);
    if (!project) return notFoundHere("project");
    await rows.renameProject(tx, id, name);
    return { ...done(target({ id, name })), changes: { name: { before: project.name, after: name } } };
  },
});

export const archiveProject = operation({
  permission: "update:project",
  input: projectIdInput,
  event: "project.archived",
  run: async (tx, { id }) => {
    const project = await rows.archiveProject(tx, id);
    return project ? done(target(project)) : notFoundHere("project");
  },
});

export const restoreProject = operation({
  permission: "update:project",
  input: projectIdInput,
  event: "project.restored",
  run: async (tx, { id }) => {
    const project = await rows.restoreProject(tx, id);
    return project ? done(target(project)) : notFoundHere("project");
  },
});

export const deleteProject = operation({
  permission: "delete:project",
  input: projectIdInput,
  event: "project.deleted",
  run: async (tx, { id }) => {
    const project = await rows.deleteProject(tx, id);
    return project ? done(target(project)) : notFoundHere("project");
  },
});

function target({ id, name }: { id: string; name: string }) {
  return { type: "project", id, name };
}
