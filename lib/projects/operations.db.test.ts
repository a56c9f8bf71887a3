import { afterAll, expect, test } from "vitest";
import { createProject, listProjects } from "@/db/queries/projects";
import { closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { rounds } from "@/db/testing/rounds";
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

const times = rounds(2);

test.each(Object.entries(operations))(
  `%s, sent twice at once, in ${times} rounds`,
  async (name, [answers, send, names]) => {
    const olga = await makePerson("Olga");
    for (let round = 0; round < times; round += 1) {
      const slug = await makeOrganization([[olga, "owner"]]);
      const { id } = await actIn(slug, olga, (tx) => createProject(tx, { name: "Website" }));
      if (name === "restoreProject") await attempt(slug, olga, projects.archiveProject, { id });
      const said = await Promise.all([send(slug, olga, id), send(slug, olga, id)]);
      expect(said.toSorted()).toEqual(answers);
      const left = await actIn(slug, olga, listProjects);
      expect(left.map((each) => (each.archivedAt ? `${each.name} (archived)` : each.name))).toEqual(names);
    }
  },
);

test("every operation on projects is among them", () => {
  expect(Object.keys(operations).toSorted()).toEqual(Object.keys(projects).toSorted());
});
