/** The sample's part of the demo. It goes with the sample. */
import { recordEvent } from "./queries/events";
import { createProject } from "./queries/projects";
import type { Tx } from "./wall";

const names: Record<string, string[]> = {
  acme: ["Website relaunch", "Spring catalogue", "Warehouse move"],
  globex: ["Reactor audit", "Annual report"],
  initech: ["Printer replacement", "Cover sheets"],
};

type Context = Parameters<typeof recordEvent>[1]["context"];

export async function createDemoProjects(tx: Tx, slug: string, context: Context): Promise<void> {
  for (const name of names[slug] ?? []) {
    const { id } = await createProject(tx, { name });
    await recordEvent(tx, {
      action: "project.created",
      targetType: "project",
      targetId: id,
      targetName: name,
      context,
    });
  }
}
