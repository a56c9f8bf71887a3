import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayGrant } from "./grants";
import { defaultRoles, everyPermission } from "./template";

const someRole = fc.subarray(everyPermission).map((permissions) => new Set<string>(permissions));

describe("what one may do to another", () => {
  test("nobody gives a permission that they do not hold", () => {
    fc.assert(
      fc.property(someRole, someRole, (mine, offered) => {
        const isAbove = [...offered].some((permission) => !mine.has(permission));
        expect(mayGrant(mine, offered)).toBe(!isAbove);
      }),
    );
  });

  test("a chain of grants never ends above its beginning", () => {
    fc.assert(
      fc.property(fc.array(someRole, { minLength: 2, maxLength: 8 }), (chain) => {
        const [first, ...rest] = chain;
        let holder = first ?? new Set<string>();
        for (const offered of rest) if (mayGrant(holder, offered)) holder = offered;
        for (const permission of holder) expect(first?.has(permission)).toBe(true);
      }),
    );
  });

  test("with more permissions one may give at least as much", () => {
    fc.assert(
      fc.property(someRole, someRole, someRole, (mine, more, offered) => {
        if (mayGrant(mine, offered)) expect(mayGrant(new Set([...mine, ...more]), offered)).toBe(true);
      }),
    );
  });

  test.each([
    ["owner", ["owner", "admin", "member", "viewer"]],
    ["admin", ["admin", "member", "viewer"]],
    ["member", ["member", "viewer"]],
    ["viewer", ["viewer"]],
  ])("of the default roles %s may give %j", (mine, expected) => {
    const held = new Set<string>(defaultRoles[mine]?.permissions);
    const given = Object.keys(defaultRoles).filter((key) =>
      mayGrant(held, defaultRoles[key]?.permissions ?? []),
    );
    expect(given).toEqual(expected);
  });
});
