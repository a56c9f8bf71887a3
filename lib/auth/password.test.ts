import { expect, test } from "vitest";
import { hashPassword, isCommonPassword, verifyPassword } from "./password";

test("a password matches its own hash and no other", async () => {
  const hash = await hashPassword("a few random words");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(hash, "a few random words")).toBe(true);
  expect(await verifyPassword(hash, "a few random word")).toBe(false);
});

test("nobody has no password, the dummy's own included", async () => {
  expect(await verifyPassword(undefined, "nobody has this password")).toBe(false);
});

test("the same characters in another normal form are the same password", async () => {
  const hash = await hashPassword("pässword pässword".normalize("NFD"));
  expect(await verifyPassword(hash, "pässword pässword".normalize("NFC"))).toBe(true);
});

test("the commonest are refused however they are capitalized", () => {
  expect(isCommonPassword("123456")).toBe(true);
  expect(isCommonPassword("PassWord")).toBe(true);
  expect(isCommonPassword("1QAZ2wsx3edc4rfv")).toBe(true);
  expect(isCommonPassword("a few random words")).toBe(false);
});
