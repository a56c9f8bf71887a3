import { afterAll, expect, test } from "vitest";
import { closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson } from "@/db/testing/people";
import { rounds } from "@/db/testing/rounds";
import { act, countActiveOwners } from "./testing";

afterAll(closeConnections);

const times = rounds(8);
const ways = ["leave", "member", "suspend", "remove"];

test.each([...ways, "any of these"])(
  `of two owners who act at once, the way being %s, one stays owner, in ${times} rounds`,
  async (way) => {
    const [olga, otto] = [await makePerson("Olga"), await makePerson("Otto")];
    const choose = () => (ways.includes(way) ? way : (ways[Math.floor(Math.random() * ways.length)] ?? ""));
    for (let round = 0; round < times; round += 1) {
      const slug = await makeOrganization([
        [olga, "owner"],
        [otto, "owner"],
      ]);
      const [hers, his] = [choose(), choose()];
      const said = await Promise.all([act(slug, olga, hers, otto), act(slug, otto, his, olga)]);
      expect({ hers, his, said, owners: await countActiveOwners(slug) }).toEqual({
        hers,
        his,
        said: expect.toSatisfy(isOneDone),
        owners: 1,
      });
    }
  },
);

function isOneDone(said: unknown[]): boolean {
  return said.filter((answer) => answer === "done").length === 1;
}
