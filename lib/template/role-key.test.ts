import fc from "fast-check";
import { expect, test } from "vitest";
import { roleKeyInput } from "@/lib/organization/input";
import { roleKeyFor } from "./role-key";

test.each([
  ["Developer", [], "developer"],
  ["Développeur & Co", [], "developpeur-co"],
  ["Developer", ["developer"], "developer-2"],
  ["2nd line", [], "nd-line"],
  ["日本", ["role"], "role-2"],
])("the key of %j beside %j is %j", (name, taken, key) => expect(roleKeyFor(name, taken)).toBe(key));

test("is always one that forms take, and a new one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (name) => {
      const first = roleKeyFor(name, []);
      const second = roleKeyFor(name, [first]);
      expect(roleKeyInput.safeParse(first).success && roleKeyInput.safeParse(second).success).toBe(true);
      expect(second).not.toBe(first);
    }),
  );
});
