/** What can be done to a join link from inside the organization. Joining by one is in join.ts: it comes from outside. */
import "server-only";
import * as rows from "@/db/queries/join-links";
import { lockOrganization } from "@/db/queries/organizations";
import { findRole } from "@/db/queries/roles";
import type { Tx } from "@/db/wall";
import { mayGrant, mayTouch } from "@/lib/organization/grants";
import { aboveYou, conflict, done, notFoundHere, operation } from "@/lib/organization/operation";
import { requireFreshFor } from "@/lib/organization/ownership";
import { newSecret } from "@/lib/secret";
import { joinLinkIdInput, joinLinkInput } from "./input";
import { hashJoinLink, joinLinkUrl, openJoinLink, sealJoinLink } from "./link";

/** Of one organization, those that are over but not switched off among them. */
const mostLinks = 50;

export const createJoinLink = operation({
  permission: "invite:member",
  input: joinLinkInput,
  event: "joinLink.created",
  run: async (tx, { roleKey, days, useLimit, emailDomain }) => {
    await lockOrganization(tx);
    const role = await findRole(tx, roleKey);
    if (!role) return notFoundHere("role");
    if (!mayGrant(tx.permissions, role.permissions)) return aboveYou(`give the role ${role.name}`);
    const stale = await requireFreshFor(tx, role);
    if (stale) return stale;
    if ((await rows.countJoinLinks(tx)) >= mostLinks)
      return conflict(`There are ${mostLinks} join links already. Switch off those that nobody needs.`);
    const token = newSecret();
    const secrets = { tokenHash: hashJoinLink(token), sealedToken: sealJoinLink(token) };
    const id = await rows.createJoinLink(tx, { roleKey, days, useLimit, emailDomain, ...secrets });
    const made = (text: string | null) => ({ before: null, after: text });
    return {
      ...done(target({ id, roleName: role.name }), { url: joinLinkUrl(token) }),
      changes: {
        days: made(String(days)),
        ...(useLimit && { useLimit: made(String(useLimit)) }),
        ...(emailDomain && { emailDomain: made(emailDomain) }),
      },
    };
  },
});

/** Shows the link again. It is as good as an invitation to its role, so the trail says who asked for it. */
export const revealJoinLink = operation({
  permission: "invite:member",
  input: joinLinkIdInput,
  event: "joinLink.revealed",
  run: async (tx, { id }) => {
    const link = await findTouchable(tx, id, "see", tx.permissions);
    if ("refused" in link) return link;
    const stale = await requireFreshFor(tx, link.role);
    if (stale) return stale;
    const token = openJoinLink(link.sealedToken);
    if (!token) return conflict("This link cannot be shown any more. Switch it off and make a new one.");
    return done(target(link), { url: joinLinkUrl(token) });
  },
});

/** For good, and at once: who has it open finds it dead. */
export const switchOffJoinLink = operation({
  permission: "invite:member",
  input: joinLinkIdInput,
  event: "joinLink.switchedOff",
  run: async (tx, { id }) => {
    const link = await findTouchable(tx, id, "switch off", tx.held);
    if ("refused" in link) return link;
    if (!(await rows.revokeJoinLink(tx, id))) return notFoundHere("join link");
    return done(target(link));
  },
});

/**
 * A link that the person could have made; `by` what it is judged. Who is given the link is given its role, so a program needs
 * that itself. The organization is locked from here on.
 */
async function findTouchable(tx: Tx, id: string, verb: string, by: ReadonlySet<string>) {
  await lockOrganization(tx);
  const link = await rows.findJoinLink(tx, id);
  const role = link && (await findRole(tx, link.roleKey));
  if (!link || !role) return notFoundHere("join link");
  if (!mayTouch(by, role.permissions)) return aboveYou(`${verb} a join link to a role above your own`);
  return { ...link, role, roleName: role.name };
}

function target({ id, roleName }: { id: string; roleName: string }) {
  return { type: "joinLink", id, name: roleName };
}
