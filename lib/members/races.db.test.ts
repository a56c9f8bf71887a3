import { afterAll, expect } from "vitest";
import { closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { act, countActiveOwners } from "./testing";

afterAll(closeConnections);

const ways = ["leave", "member", "suspend", "remove"];

for (const way of [...ways, "any of these"])
  race(`of two owners who act at once, the way being ${way}, one stays owner`, 8, async () => {
    const [olga, otto] = [await makePerson("Olga"), await makePerson("Otto")];
    const choose = () => (ways.includes(way) ? way : (ways[Math.floor(Math.random() * ways.length)] ?? ""));
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
  });

function isOneDone(said: unknown[]): boolean {
  return said.filter((answer) => answer === "done").length === 1;
}
