/** Rows of the sample resource. Every query here starts from the organization that the transaction entered. */
import "server-only";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { projects } from "../schema/projects";
import type { Tx } from "../wall";

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

export async function findProject(tx: Tx, id: string): Promise<Project | undefined> {
  const [project] = await tx.select(columns).from(projects).where(one(tx, id));
  return project;
}

export async function createProject(tx: Tx, project: { name: string }): Promise<Project | undefined> {
  const [created] = await tx.insert(projects).values(project).returning(columns);
  return created;
}

export async function renameProject(tx: Tx, id: string, name: string): Promise<void> {
  await tx.update(projects).set({ name }).where(one(tx, id));
}

export async function archiveProject(tx: Tx, id: string): Promise<void> {
  await tx.update(projects).set({ archivedAt: sql`now()` }).where(one(tx, id));
}

export async function restoreProject(tx: Tx, id: string): Promise<void> {
  await tx.update(projects).set({ archivedAt: null }).where(one(tx, id));
}

export async function deleteProject(tx: Tx, id: string): Promise<void> {
  await tx.delete(projects).where(one(tx, id));
}

function one(tx: Tx, id: string) {
  return and(eq(projects.organizationId, tx.organizationId), eq(projects.id, id));
}
