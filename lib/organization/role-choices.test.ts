import { expect, test } from "vitest";
import { roleChoices } from "./role-choices";
import { defaultRoles } from "./template";

const roles = Object.entries(defaultRoles).map(([key, role]) => ({ key, ...role }));
const heldBy = (key: string) => new Set<string>(defaultRoles[key]?.permissions);

test("a picker says which roles each gives on, and never one that can do more", () => {
  expect(roleChoices(roles, heldBy("owner")).map(({ key, gives }) => `${key}: ${gives}`)).toEqual([
    "owner: Gives others every role.",
    "admin: Gives others the role Admin, Member or Viewer, never Owner.",
    "member: Gives others the role Member or Viewer, never Owner or Admin.",
    "viewer: Gives nobody a role.",
  ]);
});

test("what an admin may not give says what it is that they cannot do", () => {
  const [owner, ...others] = roleChoices(roles, heldBy("admin"));
  expect(owner?.disabledReason).toMatch(
    /^It can do more than you can: download everything .*, and delete the /,
  );
  expect(others.every(({ disabled }) => !disabled)).toBe(true);
});

test("what a member may not give is not told in full where that would be long", () => {
  const [owner, admin] = roleChoices(roles, heldBy("member"));
  expect(owner?.disabledReason).toBe("It can do more than you can.");
  expect(admin?.disabled).toBe(true);
});
