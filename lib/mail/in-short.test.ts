import { expect, test } from "vitest";
import { inShort, withoutAddresses } from "./in-short";

test.each([
  ["550 5.1.1 <nora@example.com>: no such user", "550 5.1.1 … no such user"],
  ["550 5.1.1 User nora.lind unknown", "550 5.1.1 User … unknown"],
  ["see https://help.example/?user=nora.lind for more", "see … for more"],
  ["two\r\nlines\u0000", "two lines"],
])("%s", (said, told) => {
  expect(inShort(new Error(said), "nora.lind@example.com")).toBe(told);
});

test("of what is endless the end is not looked at, and no half of an address is left", () => {
  const endless = `refused ${"x".repeat(2000)}@example.com by us`;
  expect(withoutAddresses(endless)).toBe("refused …");
  expect(inShort(new Error(endless), "nora.lind@example.com")).toBe("refused …");
  expect(withoutAddresses(`${"https://help.example/ ".repeat(45)}ask nora.lind@example.com`)).toMatch(
    /… ask …$/,
  );
});

test("a long one is cut, and one without a recipient still names nobody", () => {
  expect(withoutAddresses("x ".repeat(450))).toHaveLength(200);
  expect(withoutAddresses("mailto:nora@example.com was refused")).toBe("… was refused");
});
