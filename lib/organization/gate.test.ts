import { expect, test } from "vitest";
import type { GateFacts } from "@/db/queries/gate";
import { judge } from "./gate";

const session = Buffer.alloc(32, 1);
const facts: GateFacts = {
  userId: "0198a000-0000-7000-8000-000000000001",
  organizationId: "0198a000-0000-7000-8000-000000000002",
  permissions: ["read:member"],
  epoch: "1.1.1",
};

// A member of a live organization, session live → outcome. Every combination has its line.
const decisions = [
  [true, true, "open"],
  [true, false, "signed-out"],
  [false, true, "not-found"],
  [false, false, "signed-out"],
] as const;

test.each(decisions)("member %s, session live %s: %s", (isMember, isLive, outcome) => {
  expect(judge(isMember ? facts : undefined, isLive, session, "acme").outcome).toBe(outcome);
});

test("what is open is open for this person, this session, this organization and these permissions", () => {
  const passage = judge(facts, true, session, "acme");
  expect(passage).toEqual({
    outcome: "open",
    access: {
      userId: facts.userId,
      organizationId: facts.organizationId,
      permissions: new Set(["read:member"]),
      epoch: "1.1.1",
      session,
      slug: "acme",
    },
  });
});
