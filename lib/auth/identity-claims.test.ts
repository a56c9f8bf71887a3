import { describe, expect, test } from "vitest";
import { assertedEmail, readIdentityClaims } from "./identity-claims";

const issuer = "https://id.example";
const claims = { sub: "1", email: "Vera@example.com", email_verified: true, name: "Vera" };

test("what is asserted is read, and compared in lower case", () => {
  const assertion = readIdentityClaims(issuer, claims);
  expect(assertion).toEqual({
    issuer,
    subject: "1",
    address: "Vera@example.com",
    isProved: true,
    name: "Vera",
  });
  expect(assertedEmail(assertion)).toBe("vera@example.com");
});

describe("rule 2: an address is proved by nothing but email_verified: true", () => {
  test.each([false, "true", "false", 1, "1", null, undefined, {}, [true]])("%j", (email_verified) => {
    expect(readIdentityClaims(issuer, { ...claims, email_verified }).isProved).toBe(false);
  });
});

test.each([
  "https://login.microsoftonline.com/common/v2.0",
  "https://LOGIN.microsoftonline.com/x/v2.0",
  "https://sts.windows.net/x/",
])("rule 2: %s must say besides that the domain is the tenant's", (entra) => {
  expect(readIdentityClaims(entra, claims).isProved).toBe(false);
  expect(readIdentityClaims(entra, { ...claims, xms_edov: "true" }).isProved).toBe(false);
  expect(readIdentityClaims(entra, { ...claims, xms_edov: true }).isProved).toBe(true);
  expect(readIdentityClaims(entra, { ...claims, xms_edov: true, email_verified: undefined }).isProved).toBe(
    false,
  );
});

test.each([
  undefined,
  "",
  7,
  ["vera@example.com"],
  "vera@example.com, eve@evil.example",
  "vera@evil.example@example.com",
  '"vera@evil.example"@example.com',
  "vera＠example.com",
  `${"v".repeat(250)}@example.com`,
])("an address that is %j is none", (email) => {
  const { address, isProved } = readIdentityClaims(issuer, { ...claims, email });
  expect({ address, isProved }).toEqual({ address: undefined, isProved: false });
});

test("who has no name is called by their address", () => {
  for (const name of [undefined, "", 5, "x".repeat(1000), "a\u202eb"])
    expect(readIdentityClaims(issuer, { ...claims, name }).name).toBe("Vera");
});
