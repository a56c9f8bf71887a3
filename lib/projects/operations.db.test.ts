import { afterAll, expect, test } from "vitest";
import { connection } from "@/db/client";
import { closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson } from "@/db/testing/people";
import { rounds } from "@/db/testing/rounds";
import { enterOrganization } from "@/db/wall";
import { attempt, attemptTwice, type Work } from "@/lib/organization/testing";
import * as projects from "./operations";

afterAll(async () => {
  await connection().$client.end();
  await closeConnections();
});

/** Each operation and what two at once come to: two projects where two were asked for, the same name once more. */
const operations: Array<[operation: string, answers: string[], work: (id: string) => Work]> = [
  ["createProject", ["done", "done"], () => (tx) => projects.createProject.run(tx, { name: "Website" })],
  ["renameProject", ["done", "done"], (id) => (tx) => projects.renameProject.run(tx, { id, name: "Shop" })],
  ["archiveProject", ["done", "not_found"], (id) => (tx) => projects.archiveProject.run(tx, { id })],
  ["restoreProject", ["done", "not_found"], (id) => (tx) => projects.restoreProject.run(tx, { id })],
  ["deleteProject", ["done", "not_found"], (id) => (tx) => projects.deleteProject.run(tx, { id })],
];

const times = rounds(2);

test.each(operations)(
  `%s, sent twice at once, comes to %j, in ${times} rounds`,
  async (name, answers, work) => {
    const olga = await makePerson("Olga");
    const slug = await makeOrganization([[olga, "owner"]]);
    for (let round = 0; round < times; round += 1) {
      const made = await enterOrganization(await accessOf(olga, slug), (tx) =>
        projects.createProject.run(tx, { name: "Website" }),
      );
      const id = made.outcome === "entered" && "data" in made.result ? made.result.data.id : "";
      if (name === "restoreProject")
        await attempt(slug, olga, (tx) => projects.archiveProject.run(tx, { id }));
      expect(await attemptTwice(slug, olga, work(id))).toEqual(answers);
    }
  },
);

test("every operation on projects is among them", () => {
  expect(operations.map(([name]) => name).toSorted()).toEqual(Object.keys(projects).toSorted());
});
