import { afterAll, beforeEach, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { makeOrganization, makePerson, type TestPerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { signedIn } from "@/lib/account/testing";
import { inviteMembers } from "@/lib/invitations/invite";
import { createJoinLink } from "@/lib/join-links/operations";
import { act } from "@/lib/members/testing";
import { attempt } from "@/lib/organization/testing";
import { requireFresh } from "./fresh-proof";
import { createTicket } from "./ticket";

afterAll(closeConnections);

let mia: TestPerson;
beforeEach(async () => {
  mia = await makePerson("Mia");
});

test("rule 7: a proof is fresh for ten minutes, and stale a second later", async () => {
  for (const [age, answer] of [
    ["9 minutes 59 seconds", undefined],
    ["10 minutes 1 second", "reauthenticate"],
  ] as const) {
    await prove("pwd", age);
    expect(await ask(), age).toBe(answer);
  }
});

test.each(["passkey", "totp"])("who has a %s proves themself by nothing less", async (factor) => {
  for (const weak of ["pwd", "link", "fed"]) {
    await prove(weak);
    expect(await ask()).toBeUndefined();
  }
  await give(factor);
  for (const weak of ["pwd", "link", "fed"]) {
    await prove(weak);
    expect(await ask(), weak).toBe("reauthenticate");
  }
  for (const strong of ["passkey", "otp", "recovery"]) {
    await prove(strong);
    expect(await ask(), strong).toBeUndefined();
  }
});

test("a code of an app that was never confirmed asks for nothing", async () => {
  await give("totp");
  await asAdmin`update totp_secrets set confirmed_at = null where user_id = ${mia.userId}`;
  await prove("pwd");
  expect(await ask()).toBeUndefined();
  expect(await ticketFor("pwd")).toBe("sign-in-ticket");
});

test("rule 19: with a code set up, every weak way in leads to the second step, and no strong one does", async () => {
  expect(await ticketFor("pwd")).toBe("sign-in-ticket");
  await give("totp");
  for (const method of ["pwd", "link", "fed"] as const) expect(await ticketFor(method)).toBe("second-step");
  for (const method of ["passkey", "otp", "recovery"] as const)
    expect(await ticketFor(method)).toBe("sign-in-ticket");
});

test("who runs an organization is neither made nor unmade on an old proof, whoever else is asked for beside", async () => {
  const [olga, nils] = [await makePerson("Olga"), await makePerson("Nils")];
  const slug = await makeOrganization([
    [olga, "owner"],
    [mia, "owner"],
    [nils, "member"],
  ]);
  await asAdmin`update sessions set amr = '[]' where user_id = ${olga.userId}`;
  expect(await act(slug, olga, "owner", nils)).toBe("reauthenticate");
  for (const what of ["admin", "suspend", "remove"])
    expect(await act(slug, olga, what, mia), what).toBe("reauthenticate");
  const roleKey = "owner";
  const again = { addresses: "otto@example.com", roleKey, again: false };
  expect(await attempt(slug, olga, inviteMembers, again)).toBe("reauthenticate");
  const link = { roleKey, days: 7, useLimit: null, emailDomain: null };
  expect(await attempt(slug, olga, createJoinLink, link)).toBe("reauthenticate");
  expect(await act(slug, olga, "admin", nils)).toBe("done");
});

async function ask(): Promise<string | undefined> {
  const { sessionId } = await signedIn(mia);
  return (await asUser(mia.userId, (tx) => requireFresh(tx, sessionId)))?.code;
}

async function ticketFor(method: Parameters<typeof createTicket>[1]): Promise<string> {
  return (await asUser(mia.userId, (tx) => createTicket(tx, method))).purpose;
}

async function prove(method: string, age = "0 seconds"): Promise<void> {
  await asAdmin`update sessions set amr = jsonb_build_array(jsonb_build_object('method', ${method}::text,
    'at', now() - ${age}::interval)) where user_id = ${mia.userId}`;
}

async function give(factor: string): Promise<void> {
  if (factor === "totp")
    await asAdmin`insert into totp_secrets (user_id, sealed_secret, confirmed_at) values (${mia.userId}, '', now())`;
  else
    await asAdmin`insert into passkeys (user_id, credential_id, public_key, transports, is_backed_up, name)
      values (${mia.userId}, ${mia.session}, '', '{}', false, 'Phone')`;
}
