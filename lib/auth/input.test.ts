import fc from "fast-check";
import { createTransport } from "nodemailer";
import { describe, expect, test } from "vitest";
import { emailInput, newPasswordInput, normalizeEmail, personNameInput } from "./input";

describe("an address", () => {
  test.each([
    "a@example.com",
    "first.last+tag@sub.example.co.uk",
    "O'Hara@Example.com",
    "x_y-z=1@a-b.de",
    " a@b.co ",
  ])("%j is taken", (address) => expect(emailInput.safeParse(address).success).toBe(true));

  test.each([
    "a@b",
    "@example.com",
    "a@",
    "a b@example.com",
    '"a b"@example.com',
    '"e@attacker.com"@victim.com',
    "a@b.com,c@d.com",
    "a@b.com;c@d.com",
    "Name <a@b.com>",
    "a(comment)@b.com",
    "group:a@b.com;",
    "a%b.com@relay.com",
    "relay!a@b.com",
    "a..b@example.com",
    ".a@example.com",
    "a.@example.com",
    "a@-b.com",
    "a@b-.com",
    "a@b..com",
    "a@[127.0.0.1]",
    "a@127.0.0.1",
    "a＠example.com",
    "a@exa﹒mple.com",
    "ä@example.com",
    "a@exämple.com",
    "a@example.com\nbcc:x@y.z",
    "a@example.com\u0000",
    `${"a".repeat(250)}@b.co`,
  ])("%j is refused", (address) => expect(emailInput.safeParse(address).success).toBe(false));

  test("that is taken is one mailbox to the mailer, the very same", async () => {
    const transport = createTransport({ streamTransport: true });
    const local = fc.stringMatching(/^[a-zA-Z0-9_+'=.%!"@,;:<>() -]{1,12}$/);
    const domain = fc.stringMatching(/^[a-z0-9.@-]{1,12}\.(com|de|x)$/);
    await fc.assert(
      fc.asyncProperty(local, domain, async (before, after) => {
        const parsed = emailInput.safeParse(`${before}@${after}`);
        if (!parsed.success) return;
        const { envelope } = await transport.sendMail({
          to: { name: "", address: parsed.data },
          from: "a@b.co",
          text: "x",
        });
        expect(envelope.to).toEqual([parsed.data]);
      }),
      { numRuns: 1000 },
    );
  });
});

test("addresses are compared in lower case, and only that", () => {
  expect(normalizeEmail("First.Last+Tag@Example.COM")).toBe("first.last+tag@example.com");
});

test.each(["Åsa Öberg", "李小龙", "O'Neil", "Jean-Luc"])("%j is a name", (name) => {
  expect(personNameInput.safeParse(name).success).toBe(true);
});

test.each(["", "   ", "a\nb", "a\u0000b", "\u202Eevil", "x".repeat(81)])("%j is no name", (name) => {
  expect(personNameInput.safeParse(name).success).toBe(false);
});

test("a password needs 12 characters and nothing else", () => {
  expect(newPasswordInput.safeParse("aaaaaaaaaaa").success).toBe(false);
  expect(newPasswordInput.safeParse("aaaaaaaaaaaa").success).toBe(true);
  expect(newPasswordInput.safeParse("x".repeat(129)).success).toBe(false);
});
