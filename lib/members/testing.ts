/** Operations on members as a test calls them: who, what, to whom. Tests only. */
import { asAdmin } from "@/db/testing/connections";
import type { TestPerson } from "@/db/testing/people";
import type { Tx } from "@/db/wall";
import { attempt } from "@/lib/organization/testing";
import { changeRole, leaveOrganization, reactivateMember, removeMember, suspendMember } from "./operations";

const acts = {
  leave: (tx: Tx) => leaveOrganization.run(tx, undefined),
  suspend: (tx: Tx, userId: string) => suspendMember.run(tx, { userId }),
  reactivate: (tx: Tx, userId: string) => reactivateMember.run(tx, { userId }),
  remove: (tx: Tx, userId: string) => removeMember.run(tx, { userId }),
};

/** One of the acts, or the key of the role to give. */
export type Act = keyof typeof acts | (string & {});

/** What comes of it: "done", the code of the refusal, or "stale" or "gone" for who may no longer act. */
export async function act(slug: string, actor: TestPerson, what: Act, target: TestPerson): Promise<string> {
  return attempt(slug, actor, (tx) =>
    what in acts
      ? acts[what as keyof typeof acts](tx, target.userId)
      : changeRole.run(tx, { userId: target.userId, roleKey: what }),
  );
}

export async function countActiveOwners(slug: string): Promise<number> {
  const [row] = await asAdmin`select count(*)::int as owners from memberships m
    join organization_slugs g on g.organization_id = m.organization_id and g.slug = ${slug}
    where m.role_key = 'owner' and m.state = 'active'`;
  return row?.owners;
}
