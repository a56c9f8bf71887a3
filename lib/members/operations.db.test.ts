import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { enterOrganization } from "@/db/wall";
import { removeMember } from "./operations";
import { act, countActiveOwners } from "./testing";

afterAll(closeConnections);

let slug: string;
let olga: TestPerson;
let otto: TestPerson;
let anna: TestPerson;
let mia: TestPerson;

beforeEach(async () => {
  [olga, otto, anna, mia] = (await Promise.all(["Olga", "Otto", "Anna", "Mia"].map(makePerson))) as [
    TestPerson,
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  slug = await makeOrganization([
    [olga, "owner"],
    [otto, "owner"],
    [anna, "admin"],
    [mia, "member"],
  ]);
});

describe("never above yourself", () => {
  test("an admin makes a member an admin, and no more", async () => {
    expect(await act(slug, anna, "admin", mia)).toBe("done");
    expect(await act(slug, anna, "owner", mia)).toBe("forbidden");
  });

  test("an admin can neither demote nor remove an owner", async () => {
    expect(await act(slug, anna, "member", olga)).toBe("forbidden");
    expect(await act(slug, anna, "remove", olga)).toBe("forbidden");
    expect(await countActiveOwners(slug)).toBe(2);
  });

  test("an owner can do both to an admin", async () => {
    expect(await act(slug, olga, "viewer", anna)).toBe("done");
    expect(await act(slug, olga, "remove", anna)).toBe("done");
  });

  test("a stranger's id is as good as none", async () => {
    const stranger = await makePerson("Stranger");
    expect(await act(slug, olga, "remove", stranger)).toBe("not_found");
    expect(await act(slug, olga, "viewer", stranger)).toBe("not_found");
  });
});

describe("always an active owner", () => {
  test("the last owner can neither step down nor be removed", async () => {
    expect(await act(slug, olga, "member", otto)).toBe("done");
    expect(await act(slug, olga, "member", olga)).toBe("conflict");
    expect(await act(slug, olga, "remove", olga)).toBe("conflict");
    expect(await act(slug, olga, "suspend", olga)).toBe("conflict");
    expect(await act(slug, olga, "leave", olga)).toBe("conflict");
    expect(await countActiveOwners(slug)).toBe(1);
  });
});

describe("who is suspended", () => {
  test("is out at once, and comes back with the same role", async () => {
    const before = await accessOf(mia, slug);
    expect(await act(slug, anna, "suspend", mia)).toBe("done");
    expect((await enterOrganization(before, async () => true)).outcome).toBe("gone");
    expect(await act(slug, mia, "leave", mia)).toBe("gone");
    expect(await act(slug, anna, "suspend", mia)).toBe("conflict");

    expect(await act(slug, anna, "reactivate", mia)).toBe("done");
    expect(await act(slug, anna, "reactivate", mia)).toBe("conflict");
    expect((await enterOrganization(before, async () => true)).outcome).toBe("stale");
    expect([...(await accessOf(mia, slug)).permissions]).toContain("invite:member");
  });

  test("does not count as an owner", async () => {
    expect(await act(slug, olga, "suspend", otto)).toBe("done");
    expect(await act(slug, olga, "leave", olga)).toBe("conflict");
    expect(await act(slug, olga, "remove", otto)).toBe("done");
  });

  test("was suspended by somebody who may, and not from below", async () => {
    expect(await act(slug, mia, "suspend", anna)).toBe("forbidden");
    expect(await act(slug, anna, "suspend", olga)).toBe("forbidden");
    await act(slug, olga, "suspend", otto);
    expect(await act(slug, anna, "reactivate", otto)).toBe("forbidden");
  });
});

test("who leaves is out, and only a new invitation brings them back", async () => {
  const before = await accessOf(mia, slug);
  expect(await act(slug, mia, "leave", mia)).toBe("done");
  expect((await enterOrganization(before, async () => true)).outcome).toBe("gone");
  expect(await act(slug, olga, "reactivate", mia)).toBe("not_found");
});

test("who was removed while waiting for the lock does nothing any more", async () => {
  const access = await accessOf(anna, slug);
  let answer: Promise<string> | undefined;
  await asAdmin.begin(async (tx) => {
    await tx`select 1 from organizations where id = ${access.organizationId} for no key update`;
    answer = enterOrganization(access, (waiting) => removeMember.run(waiting, { userId: mia.userId })).then(
      (entered) => entered.outcome,
    );
    // She waits: the query that shows it stands in for a clock.
    for (;;) {
      const [row] = await asAdmin`select count(*)::int as waiting from pg_stat_activity
        where wait_event_type = 'Lock' and query like '%for no key update%'`;
      if (row?.waiting > 0) break;
    }
    await tx`update memberships set state = 'removed' where user_id = ${anna.userId}`;
  });
  expect(await answer).toBe("gone");
  const [row] = await asAdmin`select state from memberships where user_id = ${mia.userId}`;
  expect(row?.state).toBe("active");
});

test("who changed is out with the old access, at once", async () => {
  const before = await accessOf(mia, slug);
  expect((await enterOrganization(before, async () => true)).outcome).toBe("entered");
  await act(slug, olga, "viewer", mia);
  expect((await enterOrganization(before, async () => true)).outcome).toBe("stale");
  const after = await accessOf(mia, slug);
  await act(slug, olga, "remove", mia);
  expect((await enterOrganization(after, async () => true)).outcome).toBe("gone");
});
