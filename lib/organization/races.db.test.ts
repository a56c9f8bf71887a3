import { randomUUID } from "node:crypto";
import { afterAll, expect } from "vitest";
import { createMembership } from "@/db/queries/memberships";
import { createOrganization } from "@/db/queries/organizations";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { asUser, enterNewOrganization } from "@/db/wall";
import { invite } from "@/lib/invitations/testing";
import { deleteOrganization } from "./operations";
import { attempt } from "./testing";

afterAll(closeConnections);

const people = await Promise.all(Array.from({ length: 50 }, (_, index) => makePerson(`P${index}`)));

race("fifty who claim one address get one workspace", 2, async () => {
  const slug = `t-${randomUUID().slice(0, 18)}`;
  const claimed = await Promise.all(people.map((person) => claim(person, slug)));
  expect(claimed.filter(Boolean)).toHaveLength(1);
  const owners = await asAdmin`select m.user_id from memberships m
    join organization_slugs g on g.organization_id = m.organization_id and g.slug = ${slug}`;
  expect(owners.map(({ user_id }) => user_id)).toEqual([people[claimed.indexOf(true)]?.userId]);
});

race(
  "what is written while a workspace is deleted is done or refused, and nothing is done after",
  5,
  async () => {
    // New ones each time: who invites has a budget.
    const [olga, mia] = [await makePerson("Olga"), await makePerson("Mia")];
    const slug = await makeOrganization([
      [olga, "owner"],
      [mia, "member"],
    ]);
    const write = () => invite(slug, mia, { email: `${randomUUID()}@example.com`, roleKey: "viewer" });
    const [deleted, ...written] = await Promise.all([
      attempt(slug, olga, deleteOrganization, { name: slug }),
      ...Array.from({ length: 5 }, write),
    ]);
    expect(deleted).toBe("done");
    expect(["done", "gone"]).toEqual(expect.arrayContaining(written));
    expect(await write(), "afterwards").toBe("gone");
    const [{ invitations, events } = {}] = await asAdmin`select
      (select count(*)::int from invitations i where i.organization_id = g.organization_id) as invitations,
      (select count(*)::int from events e where e.organization_id = g.organization_id
        and e.action = 'invitation.sent') as events
    from organization_slugs g where g.slug = ${slug}`;
    const done = written.filter((answer) => answer === "done").length;
    expect({ invitations, events }).toEqual({ invitations: done, events: done });
  },
);

/** As the page for a new workspace does it. */
async function claim(person: TestPerson, slug: string): Promise<boolean> {
  return asUser(person.userId, async (userTx) => {
    const tx = await enterNewOrganization(userTx);
    if (!(await createOrganization(tx, { name: slug, slug }))) throw new Taken();
    await createMembership(tx, {
      roleKey: "owner",
      name: person.name,
      email: person.email,
      source: "created",
    });
    return true;
  }).catch((error: unknown) => {
    if (error instanceof Taken) return false;
    throw error;
  });
}

class Taken extends Error {}
