import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { restoreOrganization } from "@/db/queries/organizations";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { enterDeletedOrganization } from "@/db/wall";
import * as joinLinks from "@/lib/join-links/operations";
import { makeJoinLink } from "@/lib/join-links/testing";
import * as organizations from "./operations";
import { attempt } from "./testing";

afterAll(closeConnections);

type Send = () => Promise<string>;

/** Each operation, what two at once come to, and how one is sent. */
const operations: Record<
  string,
  [answers: string[], ready: (slug: string, olga: TestPerson) => Promise<Send> | Send]
> = {
  renameOrganization: [
    ["conflict", "done"],
    (slug, olga) => () => attempt(slug, olga, organizations.renameOrganization, { name: "New" }),
  ],
  changeSlug: [
    // The slower finds its own token stale, or the address moved already.
    ["done", "refused"],
    (slug, olga) => {
      const input = { slug: `t-${randomUUID().slice(0, 18)}` };
      const send = () => attempt(slug, olga, organizations.changeSlug, input);
      return async () => ((await send()) === "done" ? "done" : "refused");
    },
  ],
  deleteOrganization: [
    ["done", "gone"],
    (slug, olga) => () => attempt(slug, olga, organizations.deleteOrganization, { name: slug }),
  ],
  exportOrganization: [
    ["done", "done"],
    (slug, olga) => () => attempt(slug, olga, organizations.exportOrganization, undefined),
  ],
  // One form sends one; whoever sends two wants two.
  createJoinLink: [
    ["done", "done"],
    (slug, olga) => {
      const input = { roleKey: "member", days: 7, useLimit: null, emailDomain: null };
      return () => attempt(slug, olga, joinLinks.createJoinLink, input);
    },
  ],
  revealJoinLink: [
    ["done", "done"],
    async (slug, olga) => {
      const { id } = await makeJoinLink(slug, olga);
      return () => attempt(slug, olga, joinLinks.revealJoinLink, { id });
    },
  ],
  switchOffJoinLink: [
    ["done", "not_found"],
    async (slug, olga) => {
      const { id } = await makeJoinLink(slug, olga);
      return () => attempt(slug, olga, joinLinks.switchOffJoinLink, { id });
    },
  ],
  restoreOrganization: [
    ["done", "gone"],
    async (slug, olga) => {
      const { organizationId } = await accessOf(olga, slug);
      await attempt(slug, olga, organizations.deleteOrganization, { name: slug });
      return async () => {
        const entered = await enterDeletedOrganization(olga.session, organizationId, restoreOrganization);
        return entered?.result ? "done" : "gone";
      };
    },
  ],
};

for (const [name, [answers, ready]] of Object.entries(operations))
  race(`${name}, sent twice at once`, 2, async () => {
    await asAdmin`delete from rate_limits`;
    const olga = await makePerson("Olga");
    const send = await ready(await makeOrganization([[olga, "owner"]]), olga);
    expect((await Promise.all([send(), send()])).toSorted()).toEqual(answers);
  });

test("every operation on organizations and join links is among them", () => {
  const declared = [...Object.keys(organizations), ...Object.keys(joinLinks), "restoreOrganization"];
  expect(Object.keys(operations).toSorted()).toEqual(declared.toSorted());
});
