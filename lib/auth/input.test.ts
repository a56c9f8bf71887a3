import fc from "fast-check";
import { createTransport } from "nodemailer";
import addressparser from "nodemailer/lib/addressparser";
import { describe, expect, test } from "vitest";
import { hostileAddress } from "./hostile-addresses";
import {
  emailInput,
  newPasswordInput,
  normalizeEmail,
  personNameInput,
  recoveryProofInput,
  totpProofInput,
} from "./input";

describe("§2: an address is taken or refused by a small grammar", () => {
  test.each([
    "a@example.com",
    "first.last+tag@sub.example.co.uk",
    "O'Hara@Example.com",
    "x_y-z=1@a-b.de",
    " a@b.co ",
    "a@xn--80ak6aa92e.com",
    `${"a".repeat(64)}@b.co`,
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
    `${"a".repeat(65)}@example.com`,
    `a@${"b".repeat(64)}.com`,
    `a@${"b.".repeat(130)}com`,
    "a@example.com.",
    "\u212A@example\u3002com",
  ])("%j is refused", (address) => expect(emailInput.safeParse(address).success).toBe(false));
});

test("§2: whatever address is taken, the mailer reads exactly this one mailbox, at the domain that is compared", () => {
  const runs = process.env.FULL ? 100_000 : 5_000;
  let taken = 0;
  fc.assert(
    fc.property(hostileAddress, (raw) => {
      const parsed = emailInput.safeParse(raw);
      if (!parsed.success) return;
      taken += 1;
      const normalized = normalizeEmail(parsed.data);
      for (const address of [parsed.data, normalized])
        expect(addressparser(address)).toEqual([{ name: "", address }]);
      expect(signsOf(raw.normalize("NFKC")), "no sign comes of another").toBe(signsOf(raw));
      const domain = normalized.slice(normalized.lastIndexOf("@") + 1);
      // As the database takes it, split_part(…, '@', 2), and as the rule of sign-up compares it.
      expect(normalized.split("@")).toEqual([expect.stringMatching(/^.{1,64}$/), domain]);
      expect(normalized.endsWith(`@${domain}`)).toBe(true);
      expect(new URL(`http://${domain}`).hostname, "and a resolver looks for").toBe(domain);
    }),
    { numRuns: runs },
  );
  // Else nothing would have been shown: neither of addresses nor of tricks.
  expect(taken).toBeGreaterThan(runs / 10);
  expect(taken).toBeLessThan(runs / 2);
});

test("§2: that one mailbox is the mail's only recipient", async () => {
  const transport = createTransport({ streamTransport: true });
  await fc.assert(
    fc.asyncProperty(hostileAddress, async (raw) => {
      const parsed = emailInput.safeParse(raw);
      if (!parsed.success) return;
      const to = { name: "", address: normalizeEmail(parsed.data) };
      const { envelope } = await transport.sendMail({ to, from: "a@b.co", text: "x" });
      expect(envelope.to).toEqual([to.address]);
    }),
    { numRuns: process.env.FULL ? 10_000 : 1_000 },
  );
});

function signsOf(text: string): string {
  return text.replaceAll(/[^@.,;<>"():]/g, "");
}

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

test.each([
  ["abcd-efgh-2345-6789", "abcdefgh23456789"],
  [" ABCD EFGH 2345 6789 ", "abcdefgh23456789"],
  ["abcdefgh23456789", "abcdefgh23456789"],
  ["abcd-efgh-2345-678", undefined],
  ["abcd-efgh-2345-6781", undefined],
  ["abcd-efgh-2345-678o", undefined],
  [`${"a".repeat(16)}${" ".repeat(100)}`, undefined],
])("a recovery code typed as %j is %j", (code, meant) => {
  expect(recoveryProofInput.safeParse({ way: "recovery", code }).data?.code).toBe(meant);
});

test.each([
  ["123 456", "123456"],
  ["12345", undefined],
  ["1234567", undefined],
  ["１２３４５６", undefined],
  [123456, undefined],
  [["123456"], undefined],
])("the code of an app typed as %j is %j", (code, meant) => {
  expect(totpProofInput.safeParse({ way: "totp", code }).data?.code).toBe(meant);
});
