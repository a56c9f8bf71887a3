import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { verifyPassword } from "@/lib/auth/password";
import { hashSecret } from "@/lib/secret";
import { findWallFaults } from "./inspect-wall";
import { findOneTimeToken } from "./queries/one-time-tokens";
import { isStaff } from "./queries/staff";
import { findSignIn } from "./queries/users";
import { addStaff, removeStaff } from "./staff-members";
import { asAdmin, asOwner, closeConnections } from "./testing/connections";
import { makePerson } from "./testing/people";

afterAll(closeConnections);

const newAddress = () => `Sam.${randomUUID()}@Example.com`;

test("somebody who has an account becomes staff, once, and ceases to be", async () => {
  const nora = await makePerson("Nora");
  expect(await addStaff(asOwner, nora.email)).toEqual({ outcome: "added" });
  expect(await isStaff(nora.session)).toBe(true);
  expect(await addStaff(asOwner, nora.email.toUpperCase())).toEqual({ outcome: "was-staff" });
  expect(await removeStaff(asOwner, nora.email)).toBe(true);
  expect(await isStaff(nora.session)).toBe(false);
  expect(await removeStaff(asOwner, nora.email)).toBe(false);
  const events = await asAdmin`select action from security_events where user_id = ${nora.userId} order by id`;
  expect(events.map(({ action }) => action)).toEqual(["staff.added", "staff.removed"]);
});

test("who has no account gets one, with a link and without a password", async () => {
  const address = newAddress();
  const { outcome, token = "" } = await addStaff(asOwner, address);
  expect(outcome).toBe("added");
  const link = await findOneTimeToken(hashSecret("reset-password", token));
  expect(link).toMatchObject({ email: address.toLowerCase(), isLive: true });
  const candidate = await findSignIn(address.toLowerCase());
  expect(candidate).toMatchObject({ userId: link?.userId, isVerified: true });
  expect(await verifyPassword(candidate?.passwordHash, "")).toBe(false);
  expect(await verifyPassword(candidate?.passwordHash, "hunter2")).toBe(false);
});

test("an unproved claim of somebody else is not made staff", async () => {
  const address = newAddress().toLowerCase();
  const rival = await makePerson("Rival");
  await asAdmin`insert into user_emails (user_id, address, normalized) values (${rival.userId}, ${address}, ${address})`;
  await addStaff(asOwner, address);
  expect(await isStaff(rival.session)).toBe(false);
});

test("the wall stands afterwards, also when it broke off", async () => {
  await expect(addStaff(asOwner, "no address")).rejects.toThrow();
  expect(await findWallFaults()).toEqual([]);
  await addStaff(asOwner, newAddress());
  expect(await findWallFaults()).toEqual([]);
});

test("nobody is removed by an address that nobody has", async () => {
  expect(await removeStaff(asOwner, newAddress())).toBe(false);
});
