/** The commands of the model test: in words, and as the app is really asked for them. */
import { randomUUID } from "node:crypto";
import { type CurrentUser, createSession, findSession, revokeSession } from "@/db/queries/sessions";
import { asAdmin, asOwner } from "@/db/testing/connections";
import type { TestPerson } from "@/db/testing/people";
import { asUser, type InvitationKey } from "@/db/wall";
import { hashSession } from "@/lib/auth/cookies";
import { acceptInvitationAs } from "@/lib/invitations/accept";
import { resendInvitation, revokeInvitation } from "@/lib/invitations/operations";
import { invite } from "@/lib/invitations/testing";
import { act } from "@/lib/members/testing";
import { createOrganization } from "@/lib/organization/create";
import { attempt } from "@/lib/organization/testing";
import { lastingProof } from "../stage";
import type { Deed, Kind } from "./rules";

export const words: Record<Kind, (deed: Deed) => string> = {
  signIn: ({ who }) => `${who} signs in`,
  signOut: ({ who }) => `${who} signs out`,
  grant: ({ role, permission }) => `every ${role} gets ${permission}`,
  withdraw: ({ role, permission }) => `every ${role} loses ${permission}`,
  createOrganization: ({ who, at }) => `${who} creates ${at}`,
  invite: ({ who, to, at, role }) => `${who} invites ${to} to ${at} as ${role}`,
  resend: (deed) => `${deed.who} sends the invitation of ${deed.to} to ${deed.of} again${within(deed)}`,
  revoke: (deed) => `${deed.who} revokes the invitation of ${deed.to} to ${deed.of}${within(deed)}`,
  accept: ({ who, to, at, way }) => `${who} accepts the invitation of ${to} to ${at} by ${way}`,
  changeRole: ({ who, whom, at, role }) => `${who} makes ${whom} ${role} in ${at}`,
  suspend: ({ who, whom, at }) => `${who} suspends ${whom} in ${at}`,
  reactivate: ({ who, whom, at }) => `${who} reactivates ${whom} in ${at}`,
  remove: ({ who, whom, at }) => `${who} removes ${whom} from ${at}`,
  leave: ({ who, at }) => `${who} leaves ${at}`,
};

/** The model's people and places as they are in the database, and what came of its commands, the newest last. */
export type Real = {
  people: Map<string, TestPerson>;
  /** Two of each person, both proved: by the name, and by the name and "at work". */
  addresses: Map<string, string>;
  slugs: Map<string, string>;
  /** By whom they are for and where. The hash is what the database knows of the link in the mail. */
  links: Map<string, Array<{ id: string; tokenHash: Buffer }>>;
};
type Scene = {
  deed: Deed;
  slug: string;
  who: TestPerson;
  whom: TestPerson;
  email: string;
  invitation: string;
  key: InvitationKey;
};

/** What comes of it, in the words of the rules. */
export async function send(kind: Kind, real: Real, deed: Deed): Promise<string> {
  const scene = find(real, deed);
  const answer = await sends[kind](scene);
  const { slug, email } = scene;
  if (answer === "done" && (kind === "invite" || kind === "resend"))
    remember(real.links, `${deed.to} ${deed.at}`, await readLink(slug, email));
  return answer;
}

const sends: Record<Kind, (scene: Scene) => Promise<string>> = {
  signIn: async ({ who }) => {
    who.session = hashSession(randomUUID());
    const session = { tokenHash: who.session, amr: lastingProof, userAgent: null, ip: null };
    return asUser(who.userId, (tx) => createSession(tx, session)).then(() => "done");
  },
  signOut: signedIn((_, { who }) =>
    asUser(who.userId, (tx) => revokeSession(tx, who.session)).then(() => "done"),
  ),
  grant: ({ deed }) => changeTemplate(deed, true),
  withdraw: ({ deed }) => changeTemplate(deed, false),
  createOrganization: signedIn(async (user, { slug, deed }) =>
    (await createOrganization(user, { name: deed.at, slug })) ? "done" : "conflict",
  ),
  invite: ({ slug, who, email, deed }) => invite(slug, who, { email, roleKey: deed.role }),
  resend: ({ slug, who, invitation }) => attempt(slug, who, resendInvitation, { id: invitation }),
  revoke: ({ slug, who, invitation }) => attempt(slug, who, revokeInvitation, { id: invitation }),
  accept: signedIn(async (user, { slug, key }) => {
    const led = await acceptInvitationAs(user, key);
    return led === slug ? "done" : (led ?? "over");
  }),
  changeRole: ({ slug, who, whom, deed }) => act(slug, who, deed.role, whom),
  suspend: ({ slug, who, whom }) => act(slug, who, "suspend", whom),
  reactivate: ({ slug, who, whom }) => act(slug, who, "reactivate", whom),
  remove: ({ slug, who, whom }) => act(slug, who, "remove", whom),
  leave: ({ slug, who }) => act(slug, who, "leave", who),
};

/** A role of the template gains or loses a permission, in every organization: as a deploy or another app would, by the rows. */
async function changeTemplate({ role, permission }: Deed, isGranted: boolean): Promise<string> {
  if (isGranted) await asOwner`insert into role_permissions values (${role}, ${permission})`;
  else await asOwner`delete from role_permissions where role_key = ${role} and permission = ${permission}`;
  return "done";
}

/** What stands outside of organizations asks for a live session alone. */
function signedIn(work: (user: CurrentUser, scene: Scene) => Promise<string>) {
  return async (scene: Scene) => {
    const user = await findSession(scene.who.session);
    return user ? work(user, scene) : "gone";
  };
}

/** What the names stand for; where there is no invitation yet, an id that is nobody's. */
function find(real: Real, deed: Deed): Scene {
  const [slug, who, whom] = [real.slugs.get(deed.at), real.people.get(deed.who), real.people.get(deed.whom)];
  const email = real.addresses.get(deed.to);
  if (!slug || !who || !whom || !email)
    throw new Error(`Nobody knows ${deed.who}, ${deed.whom} or ${deed.at}.`);
  const links = real.links.get(`${deed.to} ${deed.of}`) ?? [];
  const invitation = links.at(-1)?.id ?? randomUUID();
  const link = links.at(deed.way === "the link before" ? -2 : -1);
  const key =
    link && deed.way !== "the id" ? { tokenHash: link.tokenHash } : { id: link?.id ?? randomUUID() };
  return { deed, slug, who, whom, email, invitation, key };
}

async function readLink(slug: string, email: string) {
  const [row] = await asAdmin`select i.id, i.token_hash as "tokenHash" from invitations i
    join organization_slugs g on g.organization_id = i.organization_id and g.slug = ${slug}
    where i.email = ${email} order by i.sent_at desc limit 1`;
  return row as { id: string; tokenHash: Buffer };
}

function remember<T>(kept: Map<string, T[]>, key: string, value: T): void {
  kept.set(key, [...(kept.get(key) ?? []), value]);
}

function within({ at, of }: Deed): string {
  return at === of ? "" : `, from within ${at}`;
}
