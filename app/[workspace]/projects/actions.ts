"use server";

import { organizationAction } from "@/lib/organization/action";
import * as firstStep from "@/lib/projects/first-step";
import * as projects from "@/lib/projects/operations";

export const createProjectAction = organizationAction(projects.createProject);
export const renameProjectAction = organizationAction(projects.renameProject);
export const archiveProjectAction = organizationAction(projects.archiveProject);
export const restoreProjectAction = organizationAction(projects.restoreProject);
export const deleteProjectAction = organizationAction(projects.deleteProject);
export const skipFirstProjectAction = organizationAction(firstStep.skipFirstProject);
