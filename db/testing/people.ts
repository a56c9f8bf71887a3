/** An organization with people in it, made through the wall, and their access to it. Tests only. */
import { randomUUID } from "node:crypto";
import type { OrganizationAccess } from "@/db/entry";
import { readGate } from "@/db/queries/gate";
import { createMembership } from "@/db/queries/memberships";
import { createOrganization } from "@/db/queries/organizations";
import { createSession } from "@/db/queries/sessions";
import { createUser } from "@/db/queries/users";
import { asNewUser, asUser, enterNewOrganization } from "@/db/wall";
import { hashSession } from "@/lib/auth/cookies";
import { judge } from "@/lib/organization/gate";

export type TestPerson = { userId: string; email: string; name: string; session: Buffer };

export async function makePerson(name: string): Promise<TestPerson> {
  const email = `${name.toLowerCase()}-${randomUUID()}@example.com`;
  const session = hashSession(randomUUID());
  return asNewUser(async (tx) => {
    await createUser(tx, { name, address: email, email, passwordHash: "none", isVerified: true });
    await createSession(tx, {
      tokenHash: session,
      amr: [{ method: "pwd", at: new Date().toISOString() }],
      userAgent: null,
      ip: null,
    });
    return { userId: tx.userId, email, name, session };
  });
}

/** People join in the order of their roles; the first makes the organization, so it needs the role that is required. */
export async function makeOrganization(
  people: Array<[person: TestPerson, roleKey: string]>,
): Promise<string> {
  const slug = `t-${randomUUID().slice(0, 18)}`;
  const [founder] = people[0] ?? [];
  if (!founder) throw new Error("An organization needs somebody.");
  await asUser(founder.userId, async (userTx) => {
    const tx = await enterNewOrganization(userTx);
    await createOrganization(tx, { name: slug, slug });
    for (const [person, roleKey] of people) {
      const seat = Object.assign(tx, { userId: person.userId });
      await createMembership(seat, { roleKey, name: person.name, email: person.email, source: "created" });
    }
  });
  return slug;
}

/** What the gate gives this person there, now. */
export async function accessOf(person: TestPerson, slug: string): Promise<OrganizationAccess> {
  const passage = judge(await readGate(person.session, slug), true, person.session, slug);
  if (passage.outcome !== "open") throw new Error(`The gate says ${passage.outcome}.`);
  return passage.access;
}
