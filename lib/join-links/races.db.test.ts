import { afterAll, beforeEach, expect } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { act } from "@/lib/members/testing";
import { attempt } from "@/lib/organization/testing";
import { switchOffJoinLink } from "./operations";
import { join, lookAt, makeJoinLink } from "./testing";

afterAll(closeConnections);

let olga: TestPerson;
let people: TestPerson[];

beforeEach(async () => {
  olga = await makePerson("Olga");
  people = await Promise.all(Array.from({ length: 20 }, (_, index) => makePerson(`P${index}`)));
});

/** How many came in, of all who tried at once. */
async function joinAtOnce(slug: string, token: string): Promise<number> {
  const answers = await Promise.all(people.map((person) => join(person, token)));
  return answers.filter((answer) => answer === slug).length;
}

race("of twenty at once exactly as many join as the link has uses", 3, async () => {
  const slug = await makeOrganization([[olga, "owner"]]);
  const link = await makeJoinLink(slug, olga, { useLimit: 7 });
  expect(await joinAtOnce(slug, link.token)).toBe(7);
  expect(await lookAt(link)).toEqual({ uses: 7, revoked: false, came: 7, events: 7 });
});

race("of twenty at once exactly as many join as there are seats", 3, async () => {
  const slug = await makeOrganization([[olga, "owner"]]);
  await asAdmin`update organizations o set seat_limit = 6 from organization_slugs g
    where g.organization_id = o.id and g.slug = ${slug}`;
  const link = await makeJoinLink(slug, olga);
  expect(await joinAtOnce(slug, link.token)).toBe(5);
  expect(await lookAt(link)).toEqual({ uses: 5, revoked: false, came: 5, events: 5 });
});

race("one person who joins twenty times at once counts once", 3, async () => {
  const slug = await makeOrganization([[olga, "owner"]]);
  const link = await makeJoinLink(slug, olga, { useLimit: 2 });
  const [nora = olga] = people;
  const answers = await Promise.all(people.map(() => join(nora, link.token)));
  expect(new Set(answers)).toEqual(new Set([slug]));
  expect(await lookAt(link)).toEqual({ uses: 1, revoked: false, came: 1, events: 1 });
});

race("a link that is used and switched off at once lets in only who was counted", 3, async () => {
  const slug = await makeOrganization([[olga, "owner"]]);
  const link = await makeJoinLink(slug, olga);
  const [came, off] = await Promise.all([
    joinAtOnce(slug, link.token),
    attempt(slug, olga, switchOffJoinLink, { id: link.id }),
  ]);
  expect(off).toBe("done");
  expect(await lookAt(link)).toEqual({ uses: came, revoked: true, came, events: came });
  expect(await join(await makePerson("Late"), link.token)).toBeUndefined();
});

race("a maker who is demoted while people join lets in nobody after", 3, async () => {
  const maker = await makePerson("Max");
  const slug = await makeOrganization([
    [olga, "owner"],
    [maker, "admin"],
  ]);
  const link = await makeJoinLink(slug, maker);
  const [came, demoted] = await Promise.all([joinAtOnce(slug, link.token), act(slug, olga, "viewer", maker)]);
  expect(demoted).toBe("done");
  expect(await lookAt(link)).toEqual({ uses: came, revoked: false, came, events: came });
  expect(await join(await makePerson("Late"), link.token)).toBeUndefined();
});
