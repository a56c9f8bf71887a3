import { afterAll, expect, test } from "vitest";
import { createProject, listProjects } from "@/db/queries/projects";
import { closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { actIn, attempt } from "@/lib/organization/testing";
import * as projects from "./operations";

afterAll(closeConnections);

type Send = (slug: string, olga: TestPerson, id: string) => Promise<string>;

/** Each operation, what two at once come to, how one is sent, and the projects after it. Two asked for are two. */
const operations: Record<string, [answers: string[], send: Send, names: string[]]> = {
  createProject: [
    ["done", "done"],
    (slug, olga) => attempt(slug, olga, projects.createProject, { name: "Shop" }),
    ["Shop", "Shop", "Website"],
  ],
  renameProject: [
    ["done", "done"],
    (slug, olga, id) => attempt(slug, olga, projects.renameProject, { id, name: "Shop" }),
    ["Shop"],
  ],
  archiveProject: [
    ["done", "not_found"],
    (slug, olga, id) => attempt(slug, olga, projects.archiveProject, { id }),
    ["Website (archived)"],
  ],
  restoreProject: [
    ["done", "not_found"],
    (slug, olga, id) => attempt(slug, olga, projects.restoreProject, { id }),
    ["Website"],
  ],
  deleteProject: [
    ["done", "not_found"],
    (slug, olga, id) => attempt(slug, olga, projects.deleteProject, { id }),
    [],
  ],
};

for (const [name, [answers, send, names]] of Object.entries(operations))
  race(`${name}, sent twice at once`, 2, async () => {
    const olga = await makePerson("Olga");
    const slug = await makeOrganization([[olga, "owner"]]);
    const { id } = await actIn(slug, olga, (tx) => createProject(tx, { name: "Website" }));
    if (name === "restoreProject") await attempt(slug, olga, projects.archiveProject, { id });
    const said = await Promise.all([send(slug, olga, id), send(slug, olga, id)]);
    expect(said.toSorted()).toEqual(answers);
    const left = await actIn(slug, olga, listProjects);
    expect(left.map((each) => (each.archivedAt ? `${each.name} (archived)` : each.name))).toEqual(names);
  });

test("every operation on projects is among them", () => {
  expect(Object.keys(operations).toSorted()).toEqual(Object.keys(projects).toSorted());
});
