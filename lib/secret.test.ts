import { beforeAll, expect, test } from "vitest";
import { decrypt, encrypt, hashSecret, newSecret } from "./secret";

beforeAll(() => {
  process.env.APP_URL ??= "http://localhost:3000";
  process.env.AUTH_SECRET ??= "0123456789".repeat(4);
  process.env.DATABASE_URL ??= "postgres://nobody@localhost/none";
});

test("a secret has 32 bytes and no twin", () => {
  expect(Buffer.from(newSecret(), "base64url")).toHaveLength(32);
  expect(newSecret()).not.toBe(newSecret());
});

test("the purpose is part of the hash", () => {
  expect(hashSecret("invitation", "x")).toEqual(hashSecret("invitation", "x"));
  expect(hashSecret("invitation", "x")).not.toEqual(hashSecret("verify-email", "x"));
});

test("what is sealed opens again, about the same thing only", () => {
  const sealed = encrypt("a link", "mail");
  expect(sealed.toString()).not.toContain("a link");
  expect(decrypt(sealed, "mail")).toBe("a link");
  expect(() => decrypt(sealed, "signing-key:x")).toThrow();
  sealed[30] = (sealed[30] ?? 0) ^ 1;
  expect(() => decrypt(sealed, "mail")).toThrow();
});

test("the same text is sealed differently each time", () => {
  expect(encrypt("a link", "mail")).not.toEqual(encrypt("a link", "mail"));
});
