/** Which of a person's memberships are of use to them. */
import type { MembershipOfOwn } from "@/db/queries/own-memberships";

/** They are in now, and the organization is live. */
export type LiveMembership = Extract<MembershipOfOwn, { slug: string }>;

export function isLive(membership: MembershipOfOwn): membership is LiveMembership {
  return membership.slug !== null;
}

export function liveOnes(memberships: MembershipOfOwn[]): LiveMembership[] {
  return memberships.filter(isLive);
}
