import { afterAll, expect, test } from "vitest";
import { listRoles } from "./queries/roles";
import { asOwner, closeConnections } from "./testing/connections";
import { asSystem } from "./wall";

afterAll(closeConnections);

test("nothing is served until the wall stands, and then it is", async () => {
  await asOwner`alter table events no force row level security`;
  await expect(asSystem(listRoles)).rejects.toThrow("The wall does not stand. Table events lacks FORCE");
  await asOwner`alter table events force row level security`;
  expect(await asSystem(listRoles)).not.toEqual([]);
});
