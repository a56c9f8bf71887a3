import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { exported, keptBack } from "@/db/queries/own-data";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { accessOf, makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { otherConditions } from "@/db/wall-plan";
import { act } from "@/lib/members/testing";
import { removeAddress, rename, showAddress } from "./profile";
import { context, eventsIn, giveAddress, rowIn, signedIn } from "./testing";

afterAll(closeConnections);

let olga: TestPerson;
let mia: TestPerson;
let alpha: string;
let beta: string;

beforeEach(async () => {
  [olga, mia] = [await makePerson("Olga"), await makePerson("Mia")];
  const people: Array<[TestPerson, string]> = [
    [olga, "owner"],
    [mia, "member"],
  ];
  [alpha, beta] = [await makeOrganization(people), await makeOrganization(people)];
});

test("a new name holds everywhere at once, where one is suspended too, and nowhere else", async () => {
  await act(beta, olga, "suspend", mia);
  const gone = await makeOrganization([
    [olga, "owner"],
    [mia, "member"],
  ]);
  await act(gone, olga, "remove", mia);
  await rename(await signedIn(mia), "Maria", context);
  expect((await signedIn(mia)).name).toBe("Maria");
  expect(await rowIn(alpha, mia)).toMatchObject({ name: "Maria" });
  expect(await rowIn(beta, mia)).toMatchObject({ name: "Maria" });
  expect(await rowIn(gone, mia), "a tombstone keeps the name of then").toMatchObject({ name: "Mia" });
  expect(await rowIn(alpha, olga)).toMatchObject({ name: "Olga" });
  expect((await eventsIn(alpha))[0]).toBe("Maria member.renamed");
  await rename(await signedIn(mia), "Maria", context);
  expect((await eventsIn(alpha)).filter((line) => line.endsWith("member.renamed"))).toHaveLength(1);
});

test("each organization sees the address that was chosen for it, and the primary one when that is gone", async () => {
  const work = `mia-${randomUUID()}@work.example`;
  const addressId = await giveAddress(mia, work);
  const { organizationId } = await accessOf(mia, alpha);
  expect(await showAddress(await signedIn(mia), { organizationId, addressId }, context)).toBeUndefined();
  expect(await rowIn(alpha, mia)).toMatchObject({ email: work });
  expect(await rowIn(beta, mia)).toMatchObject({ email: mia.email });
  expect((await eventsIn(alpha))[0]).toBe("Mia member.addressChanged");

  expect(await removeAddress(await signedIn(mia), addressId, context)).toBeUndefined();
  expect(await rowIn(alpha, mia)).toMatchObject({ email: mia.email });
  expect((await removeAddress(await signedIn(mia), addressId, context))?.code).toBe("not_found");
});

test("nobody shows what is not theirs: another's address, one that is not proved, another's organization", async () => {
  const user = await signedIn(mia);
  const { organizationId } = await accessOf(mia, alpha);
  const hers = await giveAddress(olga, `olga-${randomUUID()}@work.example`);
  const unproved = await giveAddress(mia, `mia-${randomUUID()}@work.example`);
  await asAdmin`update user_emails set verified_at = null where id = ${unproved}`;
  for (const addressId of [hers, unproved, randomUUID()])
    expect((await showAddress(user, { organizationId, addressId }, context))?.code).toBe("not_found");
  const own = await giveAddress(mia, `mia-${randomUUID()}@work.example`);
  const foreign = await makeOrganization([[olga, "owner"]]);
  const there = (await accessOf(olga, foreign)).organizationId;
  for (const elsewhere of [there, randomUUID()])
    expect((await showAddress(user, { organizationId: elsewhere, addressId: own }, context))?.code).toBe(
      "not_found",
    );
  await act(alpha, olga, "suspend", mia);
  expect((await showAddress(user, { organizationId, addressId: own }, context))?.code, "suspended").toBe(
    "not_found",
  );
  expect((await removeAddress(user, hers, context))?.code).toBe("not_found");
});

test("a tombstone keeps the address of then, and where one is suspended nobody is told of a new one", async () => {
  const work = `mia-${randomUUID()}@work.example`;
  const addressId = await giveAddress(mia, work);
  for (const slug of [alpha, beta]) {
    const { organizationId } = await accessOf(mia, slug);
    await showAddress(await signedIn(mia), { organizationId, addressId }, context);
  }
  await act(alpha, olga, "remove", mia);
  await act(beta, olga, "suspend", mia);
  await removeAddress(await signedIn(mia), addressId, context);
  expect(await rowIn(alpha, mia)).toMatchObject({ email: work });
  expect(await rowIn(beta, mia)).toMatchObject({ email: mia.email });
  expect((await eventsIn(beta))[0]).toBe("Olga member.suspended");
});

test("nobody changes what organizations know of them without end", async () => {
  const user = await signedIn(mia);
  for (let at = 0; at < 30; at += 1) expect(await rename(user, `Mia ${at}`, context)).toBeUndefined();
  expect(await rename(user, "Mia at last", context)).toMatchObject({ code: "rate_limited" });
  expect(await rowIn(alpha, mia)).toMatchObject({ name: "Mia 29" });
});

test("the primary address stays, and so what is last", async () => {
  const [{ id } = {}] = await asAdmin`select id from user_emails where user_id = ${mia.userId}`;
  expect((await removeAddress(await signedIn(mia), id, context))?.code).toBe("conflict");
});

test("a link to set a new password is worthless once its address is removed", async () => {
  const work = `mia-${randomUUID()}@work.example`;
  const addressId = await giveAddress(mia, work);
  await asAdmin`insert into one_time_tokens (user_id, purpose, token_hash, email, expires_at)
    values (${mia.userId}, 'reset-password', ${Buffer.from(randomUUID())}, ${work}, now() + interval '1 hour')`;
  await removeAddress(await signedIn(mia), addressId, context);
  const live = await asAdmin`select 1 from one_time_tokens where user_id = ${mia.userId} and used_at is null`;
  expect(live).toHaveLength(0);
});

test("where nothing was proved for ten minutes an address is not removed", async () => {
  const addressId = await giveAddress(mia, `mia-${randomUUID()}@work.example`);
  await asAdmin`update sessions set amr = '[{"method": "pwd", "at": "2020-01-01T00:00:00Z"}]' where user_id = ${mia.userId}`;
  const refusal = await removeAddress(await signedIn(mia), addressId, context);
  expect(refusal).toMatchObject({ code: "reauthenticate" });
  expect(refusal?.where).toBeUndefined();
});

test("a copy of one's data has every column of every table of a person, or says why not", async () => {
  const tables = Object.keys(otherConditions).filter((name) => name !== "organizations");
  const columns = await asAdmin`select table_name, column_name from information_schema.columns
    where table_schema = 'public' and table_name in ${asAdmin(tables)}`;
  const known = [
    ...Object.entries(exported).flatMap(([table, each]) =>
      Object.keys(each).map((column) => `${table}.${column}`),
    ),
    ...Object.keys(keptBack),
  ];
  const found = columns.map((row) => `${camel(row.table_name)}.${camel(row.column_name)}`);
  expect(found.toSorted()).toEqual(known.toSorted());
});

function camel(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
