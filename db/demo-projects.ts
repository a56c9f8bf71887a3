/** The sample's part of the demo. It goes with the sample. */
import { actAs, before, type DemoPerson, recordPast } from "./demo-record";
import { projects } from "./schema/projects";
import type { Tx } from "./wall";

/** By whom, how many days ago, and how long ago it was put away. */
type Made = { name: string; by: string; daysAgo: number; archived?: number };

const made: Record<string, Made[]> = {
  acme: [
    { name: "Website relaunch", by: "alice", daysAgo: 12.4 },
    { name: "Spring catalogue", by: "dana", daysAgo: 11.6 },
    { name: "Trade fair stand", by: "emeka", daysAgo: 10.2, archived: 3.3 },
    { name: "Warehouse move", by: "bob", daysAgo: 8.1 },
    { name: "Customer interviews", by: "hiro", daysAgo: 7.2 },
    { name: "Price list 2027", by: "dana", daysAgo: 5.4 },
    { name: "Returns desk", by: "freya", daysAgo: 3.1 },
    { name: "Photo library", by: "emeka", daysAgo: 1.3 },
    { name: "Office plants", by: "jonas", daysAgo: 0.3 },
  ],
  globex: [
    { name: "Reactor audit", by: "freya", daysAgo: 6.3 },
    { name: "Annual report", by: "alice", daysAgo: 2.1 },
  ],
  initech: [
    { name: "Printer replacement", by: "carol", daysAgo: 3.8 },
    { name: "Cover sheets", by: "carol", daysAgo: 1.2 },
  ],
};

export async function createDemoProjects(
  tx: Tx,
  slug: string,
  people: Map<string, DemoPerson>,
): Promise<void> {
  for (const { name, by, daysAgo, archived } of made[slug] ?? []) {
    const person = people.get(by);
    if (person) await actAs(tx, person);
    const archivedAt = archived === undefined ? null : before(archived);
    const [row] = await tx
      .insert(projects)
      .values({ name, createdAt: before(daysAgo), archivedAt })
      .returning({ id: projects.id });
    if (!row) throw new Error("A project of the demo was not made.");
    const target = { targetType: "project", targetId: row.id, targetName: name };
    await recordPast(tx, { action: "project.created", ...target }, daysAgo);
    if (archived !== undefined) await recordPast(tx, { action: "project.archived", ...target }, archived);
  }
}
