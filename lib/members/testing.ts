/** Operations on members as a test calls them: who, what, to whom. Tests only. */
import { asAdmin } from "@/db/testing/connections";
import type { TestPerson } from "@/db/testing/people";
import { attempt } from "@/lib/organization/testing";
import { changeRole, leaveOrganization, reactivateMember, removeMember, suspendMember } from "./operations";

const acts = { suspend: suspendMember, reactivate: reactivateMember, remove: removeMember };

/** One of the acts, "leave", or the key of the role to give. */
export type Act = keyof typeof acts | "leave" | (string & {});

/** What comes of it: "done", the code of the refusal, or "stale" or "gone" for who may no longer act. */
export async function act(slug: string, actor: TestPerson, what: Act, target: TestPerson): Promise<string> {
  const { userId } = target;
  if (what === "leave") return attempt(slug, actor, leaveOrganization, undefined);
  if (what in acts) return attempt(slug, actor, acts[what as keyof typeof acts], { userId });
  return attempt(slug, actor, changeRole, { userId, roleKey: what });
}

export async function countActiveOwners(slug: string): Promise<number> {
  const [row] = await asAdmin`select count(*)::int as owners from memberships m
    join organization_slugs g on g.organization_id = m.organization_id and g.slug = ${slug}
    where m.role_key = 'owner' and m.state = 'active'`;
  return row?.owners;
}
