/** Rows of the sample resource. Every query here starts from the organization that the transaction entered. */
import "server-only";
import { and, asc, desc, eq, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { projects } from "../schema/projects";
import type { Tx } from "../wall";
import { cutPage } from "./page";

export type Project = { id: string; name: string; archivedAt: Date | null; createdAt: Date };

const columns = {
  id: projects.id,
  name: projects.name,
  archivedAt: projects.archivedAt,
  createdAt: projects.createdAt,
};

/** Projects in use first, by name; then the archived ones, the latest first. */
export async function listProjects(tx: Tx): Promise<Project[]> {
  return tx
    .select(columns)
    .from(projects)
    .where(eq(projects.organizationId, tx.organizationId))
    .orderBy(
      desc(isNull(projects.archivedAt)),
      desc(projects.archivedAt),
      asc(projects.name),
      asc(projects.id),
    );
}

const projectsPerPage = 50;

/** A page of them in the order in which they were made. `next` is the `after` of the page behind, if there is one. */
export async function listProjectPage(
  tx: Tx,
  after?: string,
): Promise<{ projects: Project[]; next: string | undefined }> {
  const found = await tx
    .select(columns)
    .from(projects)
    .where(and(eq(projects.organizationId, tx.organizationId), after ? gt(projects.id, after) : undefined))
    .orderBy(asc(projects.organizationId), asc(projects.id))
    .limit(projectsPerPage + 1);
  const { page, next } = cutPage(found, projectsPerPage);
  return { projects: page, next };
}

/** Undefined when it is not there, or not in this organization. So do all below. */
export async function findProject(tx: Tx, id: string): Promise<Project | undefined> {
  const [project] = await tx.select(columns).from(projects).where(one(tx, id));
  return project;
}

/** The row, held until the transaction ends: what is written of it afterwards is true. */
export async function lockProject(tx: Tx, id: string): Promise<Project | undefined> {
  const [project] = await tx.select(columns).from(projects).where(one(tx, id)).for("update");
  return project;
}

export async function createProject(tx: Tx, project: { name: string }): Promise<Project> {
  const [created] = await tx.insert(projects).values(project).returning(columns);
  if (!created) throw new Error("The insert gave no row.");
  return created;
}

export async function renameProject(tx: Tx, id: string, name: string): Promise<void> {
  await tx.update(projects).set({ name }).where(one(tx, id));
}

/** Undefined also when it is archived already. */
export async function archiveProject(tx: Tx, id: string): Promise<Project | undefined> {
  const [archived] = await tx
    .update(projects)
    .set({ archivedAt: sql`now()` })
    .where(one(tx, id, isNull(projects.archivedAt)))
    .returning(columns);
  return archived;
}

/** Undefined also when it is in use already. */
export async function restoreProject(tx: Tx, id: string): Promise<Project | undefined> {
  const [restored] = await tx
    .update(projects)
    .set({ archivedAt: null })
    .where(one(tx, id, isNotNull(projects.archivedAt)))
    .returning(columns);
  return restored;
}

export async function deleteProject(tx: Tx, id: string): Promise<Project | undefined> {
  const [deleted] = await tx.delete(projects).where(one(tx, id)).returning(columns);
  return deleted;
}

function one(tx: Tx, id: string, state?: SQL) {
  return and(eq(projects.organizationId, tx.organizationId), eq(projects.id, id), state);
}
