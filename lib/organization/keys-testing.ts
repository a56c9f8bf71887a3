/** Instances of the app beside each other, and time that passes for their keys. Tests only. */
import { randomUUID } from "node:crypto";
import { vi } from "vitest";
import { asAdmin } from "@/db/testing/connections";

const session = Buffer.alloc(32, 1);
const slug = "acme";

/** A server that has just started: none of its modules knows anything yet. */
export async function startInstance() {
  vi.resetModules();
  const [token, keys, rotation, wall, { grantAccess }] = await Promise.all([
    import("./token"),
    import("./keys"),
    import("./rotation"),
    import("@/db/wall"),
    import("./access"),
  ]);
  const facts = { organizationId: randomUUID(), slug, userId: randomUUID(), session, epoch: "1.1.1" };
  const access = grantAccess({ ...facts, permissions: ["read:member"] });
  return {
    kid: async () => (await keys.signingKey()).kid,
    knows: async (kid: string) => (await keys.verificationKey(kid)) !== undefined,
    published: keys.listPublicKeys,
    issue: () => token.issueOrganizationSession(access),
    isGood: async (issued: string) =>
      (await token.verifyOrganizationSession(issued, { session, slug })) !== undefined,
    rotate: () => wall.asSystem(rotation.rotateKeys),
    rotateWhenDue: rotation.rotateWhenDue,
  };
}

/** All of them: the instances of other tests make their own. */
export async function forgetKeys(): Promise<void> {
  await asAdmin`delete from signing_keys`;
}

/** Time passes in the database: what is there is older by so many seconds. */
export async function pass(seconds: number): Promise<void> {
  const ago = `${seconds} seconds`;
  await asAdmin`update signing_keys set created_at = created_at - ${ago}::interval,
    signs_from = signs_from - ${ago}::interval, retired_at = retired_at - ${ago}::interval`;
}

/** Time passes in the instances. */
export function jump(seconds: number): void {
  vi.useFakeTimers({ now: Date.now() + seconds * 1000, toFake: ["Date"] });
}
