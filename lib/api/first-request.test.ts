import { expect, test } from "vitest";
import { programUserPermissions } from "@/lib/auth/permissions";
import { everyPermission } from "@/lib/organization/template";
import { type FirstRequest, firstRequestsOfKey, firstRequestsOfToken } from "./first-request";
import { apiRoutes } from "./routes";
import { keyVariable, tokenVariable } from "./written";

const origin = "https://the.app";
const routes = Object.values(apiRoutes).flatMap((group) => Object.values(group));

/** As the dialog chooses. */
const chosen = (requests: FirstRequest[], permission: string) =>
  requests.find((each) => each.permission === null || each.permission === permission)?.command ?? "";

test.each(everyPermission)("a key with %s alone is tried by what it may", (permission) => {
  const command = chosen(firstRequestsOfKey(origin), permission);
  expect(command).toContain(keyVariable);
  const path = /\/api\/v1([^"]*)"/.exec(command)?.[1];
  if (path === undefined) expect(command).toContain("client_credentials");
  else expect(routes).toContainEqual(expect.objectContaining({ method: "GET", path, permission }));
  expect(chosen(firstRequestsOfToken(origin), permission)).toContain(":organization:$ORGANIZATION_ID");
});

test("a personal access token is tried as it is for what it reads of the person's own", () => {
  const requests = firstRequestsOfToken(origin);
  expect(chosen(requests, "read:profile")).toBe(
    `curl "${origin}/api/v1/me" \\\n  -H "Authorization: Bearer ${tokenVariable}"`,
  );
  expect(chosen(requests, "read:membership")).toContain("/api/v1/me/memberships");
  for (const permission of Object.keys(programUserPermissions))
    expect(chosen(requests, permission)).toMatch(/\/me\b|:api"$/);
});
