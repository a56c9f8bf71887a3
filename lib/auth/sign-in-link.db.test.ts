import { randomUUID } from "node:crypto";
import { afterAll, afterEach, expect, test } from "vitest";
import { createUser } from "@/db/queries/users";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { asNewUser } from "@/db/wall";
import { closeJobQueue } from "@/lib/jobs/queue";
import type { Mail } from "@/lib/mail/mails";
import { decrypt } from "@/lib/secret";
import { mailSignInLink } from "./sign-in-link";

afterEach(() => asAdmin`update instance_settings set sign_up = 'open'`);
afterAll(async () => {
  await closeJobQueue();
  await closeConnections();
});

const newAddress = () => `vera-${randomUUID()}@example.com`;
const ask = (email: string, next?: string) => mailSignInLink({ email, browser: randomUUID(), next });

/** What is on its way to the address. */
async function mailsTo(email: string): Promise<Mail[]> {
  const jobs = await asAdmin`select data->>'sealed' as sealed from pgboss.job
    where name = 'mail' and data ? 'sealed' order by created_on`;
  return jobs
    .map(({ sealed }): Mail => JSON.parse(decrypt(Buffer.from(sealed, "base64"), "mail")))
    .filter(({ to }) => to === email);
}

test("an address with an account gets a link and a code, also one without password or proof", async () => {
  for (const [isVerified, passwordHash] of [
    [true, "hash"],
    [true, undefined],
    [false, "hash"],
  ] as const) {
    const email = newAddress();
    const person = { name: "Vera", address: email, email, isVerified };
    await asNewUser((tx) => createUser(tx, { ...person, ...(passwordHash && { passwordHash }) }));
    await ask(email, "/acme/projects?page=2");
    const [mail, ...others] = await mailsTo(email);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      kind: "sign-in-link",
      name: "Vera",
      code: expect.stringMatching(/^\d{6}$/),
    });
    expect(mail).toMatchObject({
      url: expect.stringMatching(/\/sign-in\/link\/[\w-]{43}\?next=%2Facme%2Fprojects%3Fpage%3D2$/),
    });
    const tokens = await asAdmin`select purpose, expires_at - created_at <= interval '10 minutes' as is_short
      from one_time_tokens where email = ${email}`;
    expect([...tokens]).toEqual([{ purpose: "sign-in-link", is_short: true }]);
  }
});

test("an address without an account is told so, and how to get one as things stand", async () => {
  const email = newAddress();
  await ask(email, "/acme");
  await asAdmin`update instance_settings set sign_up = 'invited'`;
  await ask(email);
  const [open, invited, ...others] = await mailsTo(email);
  expect(others).toEqual([]);
  expect(open).toMatchObject({ kind: "no-account", url: expect.stringMatching(/\/sign-up\?next=%2Facme$/) });
  expect(invited).toMatchObject({
    kind: "no-account-invited",
    url: expect.stringMatching(/\/sign-in$/),
  });
});

test("a way back to elsewhere is in no mail", async () => {
  const email = newAddress();
  for (const next of ["//evil.example", "https://evil.example", "/sign-in"]) await ask(email, next);
  for (const mail of await mailsTo(email)) expect(JSON.stringify(mail)).not.toMatch(/next|evil/);
});
