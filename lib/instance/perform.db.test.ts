import { afterAll, beforeEach, expect, test } from "vitest";
import { findSession } from "@/db/queries/sessions";
import { findTemplateVersion } from "@/db/queries/template";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makePerson, type TestPerson } from "@/db/testing/people";
import { asSystem } from "@/db/wall";
import { proofIsOld } from "@/lib/api-keys/testing";
import { giveTotp, securityEventsOf } from "@/lib/auth/testing";
import { closeJobQueue } from "@/lib/jobs/queue";
import { previewTicks } from "@/lib/template/operations";
import { actAsStaff, makeStaff } from "./testing";
import { endSessions } from "./users";

afterAll(async () => {
  await closeJobQueue();
  await closeConnections();
});

let sam: TestPerson;
let mia: TestPerson;

beforeEach(async () => {
  [sam, mia] = [await makeStaff("Sam"), await makePerson("Mia")];
});

const act = () => actAsStaff(sam, endSessions, { id: mia.userId });
const askedAgain = { refused: "Prove that it is you, then this goes on." };

test("an act of staff whose proof is old is asked for another, with nothing done", async () => {
  await proofIsOld(sam);
  expect(await act()).toEqual(askedAgain);
  expect(await findSession(mia.session)).toBeDefined();
  expect([await securityEventsOf(sam), await securityEventsOf(mia)]).toEqual([[], []]);
});

test("a second factor makes a password too little", async () => {
  await giveTotp(sam);
  expect(await act()).toEqual(askedAgain);
  const amr = [{ method: "otp", at: new Date().toISOString() }];
  await asAdmin`update sessions set amr = ${asAdmin.json(amr)} where user_id = ${sam.userId}`;
  expect(await act()).toEqual({ done: undefined });
});

test("a preview, which changes nothing, asks for none", async () => {
  await proofIsOld(sam);
  const version = await asSystem(findTemplateVersion);
  const ticks = [{ roleKey: "viewer", permission: "invite:member", held: true }];
  expect(await actAsStaff(sam, previewTicks, { version, ticks })).toHaveProperty("done");
});
