/** Who may do what, said a second time, by hand and from none of the app's own rules: what the model test holds it to. */

/**
 * All that a command may speak of; each reads what it needs. `of`: whose invitation is reached for. `to`: the
 * address, one of two of `whom`.
 */
export type Deed = Record<"who" | "whom" | "to" | "at" | "of" | "role" | "permission", string> & {
  way: Way;
};
/** How one comes in: by the newest link, the one mailed before it, or the invitation's id. */
type Way = "the link" | "the link before" | "the id";

type State = "active" | "suspended" | "removed";
/** `since`: when role or state changed last, by the model's own clock. */
type Member = { role: string; address: string; state: State; since: number };
type Invitation = {
  whom: string;
  to: string;
  by: string;
  role: string;
  state: "pending" | "accepted" | "revoked";
  sent: number;
};
export type Organization = {
  members: Map<string, Member>;
  invitations: Invitation[];
  /** Every link that was ever mailed: good until its invitation is sent again. */
  links: Array<{ invitation: Invitation; sent: number }>;
  trail: string[];
};
export type Roles = Map<string, { name: string; permissions: Set<string>; isRequired: boolean }>;
export type Model = {
  roles: Roles;
  organizations: Map<string, Organization>;
  /** Who is signed in, since when. */
  sessions: Map<string, number>;
  mails: Map<string, number>;
  clock: { now: number; templateChanged: number };
};

/** Undefined when it is done. */
type Refusal = "forbidden" | "not_found" | "conflict" | "rate_limited" | "gone" | "over" | undefined;
type Rule = (model: Model, deed: Deed) => Refusal;
/** Nobody may reach for a role that can do more than they. */
type Scene = Deed & { model: Model; here: Organization; mayReach: (role: string) => boolean };

const mailsAnHour = 6;

export const rules = {
  signIn: (model, { who }) => {
    model.sessions.set(who, tick(model));
  },
  signOut: (model, { who }) => (model.sessions.delete(who) ? undefined : "gone"),
  grant: (model, { role, permission }) => {
    held(model, role).add(permission);
    model.clock.templateChanged = tick(model);
  },
  withdraw: (model, { role, permission }) => {
    held(model, role).delete(permission);
    model.clock.templateChanged = tick(model);
  },

  createOrganization: (model, { who, at }) => {
    if (!model.sessions.has(who)) return "gone";
    if (model.organizations.has(at)) return "conflict";
    const [founding = ""] = [...model.roles].find(([, { isRequired }]) => isRequired) ?? [];
    addOrganization(model, at, [[who, founding]]).trail.push(`${who} organization.created`);
  },

  invite: inside("invite:member", "invitation.sent", (scene) => {
    const { here, who, whom, to, role, mayReach } = scene;
    if (!mayReach(role)) return "forbidden";
    const isKnown = [...here.members.values()].some((member) => member.address === to && isIn(member));
    if (isKnown) return "conflict";
    const pending = here.invitations.find((each) => each.to === to && each.state === "pending");
    if (pending && !mayReach(pending.role)) return "forbidden";
    if (isMailedTooOften(scene)) return "rate_limited";
    const invitation: Invitation = pending ?? { whom, to, by: who, role, state: "pending", sent: 0 };
    if (!pending) here.invitations.push(invitation);
    send(Object.assign(invitation, { role }), scene);
  }),
  resend: onInvitation("invite:member", "invitation.resent", (invitation, scene) => {
    if (isMailedTooOften(scene)) return "rate_limited";
    send(invitation, scene);
  }),
  revoke: onInvitation("invite:member", "invitation.revoked", (invitation) => {
    invitation.state = "revoked";
  }),
  /** Who came in that way and is still there is let in a second time, without a second trace. */
  accept: (model, { who, whom, to, at, way }) => {
    const here = model.organizations.get(at);
    const links = here?.links.filter(({ invitation }) => invitation.to === to);
    const link = links?.at(way === "the link before" ? -2 : -1);
    if (!model.sessions.has(who)) return "gone";
    if (!here || !link || whom !== who || link.sent !== link.invitation.sent) return "over";
    const { invitation } = link;
    const isActive = here.members.get(who)?.state === "active";
    if (invitation.state === "accepted" && isActive) return undefined;
    if (invitation.state !== "pending" || !isAcceptable(model, here, invitation)) return "over";
    invitation.state = "accepted";
    const { role } = invitation;
    if (!isActive) here.members.set(who, { role, address: to, state: "active", since: tick(model) });
    here.trail.push(`${who} invitation.accepted`);
  },

  changeRole: onMember("update:member", "member.roleChanged", (member, { model, here, role, mayReach }) => {
    if (member.role === role) return "conflict";
    if (!mayReach(role)) return "forbidden";
    if (!isRequired(model, role) && isLast(model, here, member)) return "conflict";
    Object.assign(member, { role, since: tick(model) });
  }),
  suspend: onMember("suspend:member", "member.suspended", (member, scene) =>
    scene.who === scene.whom ? "conflict" : putOut(member, scene, "suspended"),
  ),
  reactivate: onMember("suspend:member", "member.reactivated", (member, { model }) => {
    if (member.state === "active") return "conflict";
    Object.assign(member, { state: "active", since: tick(model) });
  }),
  remove: onMember("remove:member", "member.removed", (member, scene) =>
    scene.who === scene.whom ? "conflict" : putOut(member, scene, "removed"),
  ),
  leave: (model, deed) => leaveAs(model, { ...deed, whom: deed.who }),
} satisfies Record<string, Rule>;

export type Kind = keyof typeof rules;

export function addOrganization(model: Model, at: string, people: Array<[who: string, role: string]>) {
  const members = people.map(([who, role]) => newMember(model, who, role));
  const made: Organization = {
    members: new Map(members),
    invitations: [],
    links: [],
    trail: [],
  };
  model.organizations.set(at, made);
  return made;
}

/** Undefined for who is not in, or not signed in. */
export function permissionsOf(model: Model, who: string, at: string): Set<string> | undefined {
  const member = model.organizations.get(at)?.members.get(who);
  return model.sessions.has(who) && member?.state === "active" ? held(model, member.role) : undefined;
}

/** Its inviter is in and may still invite to its role, and whom it is for was not put out since it was sent. */
export function isAcceptable(
  model: Model,
  here: Organization,
  invitation: Invitation,
  whom = invitation.whom,
) {
  const [inviter, own] = [here.members.get(invitation.by), here.members.get(whom)];
  const theirs = inviter?.state === "active" ? held(model, inviter.role) : new Set<string>();
  if (!theirs.has("invite:member") || !covers(theirs, held(model, invitation.role))) return false;
  return own?.state !== "suspended" && !(own?.state === "removed" && own.since > invitation.sent);
}

export function isIn(member: Member | undefined): member is Member {
  return member !== undefined && member.state !== "removed";
}

/** By their first address, which goes by their name. */
function newMember(model: Model, who: string, role: string): [string, Member] {
  return [who, { role, address: who, state: "active", since: tick(model) }];
}

/** For who is in and holds the permission; what is done leaves its trace. */
function inside(needed: string, event: string, work: (scene: Scene) => Refusal): Rule {
  return (model, deed) => {
    const here = model.organizations.get(deed.at);
    const mine = permissionsOf(model, deed.who, deed.at);
    if (!here || !mine) return "gone";
    if (!mine.has(needed)) return "forbidden";
    const refusal = work({ ...deed, model, here, mayReach: (role) => covers(mine, held(model, role)) });
    if (!refusal) here.trail.push(`${deed.who} ${event}`);
    return refusal;
  };
}

function onMember(needed: string, event: string, work: (member: Member, scene: Scene) => Refusal): Rule {
  return inside(needed, event, (scene) => {
    const member = scene.here.members.get(scene.whom);
    if (!isIn(member)) return "not_found";
    return scene.mayReach(member.role) ? work(member, scene) : "forbidden";
  });
}

function onInvitation(
  needed: string,
  event: string,
  work: (found: Invitation, scene: Scene) => Refusal,
): Rule {
  return inside(needed, event, (scene) => {
    const newest = scene.here.invitations.findLast(({ to }) => to === scene.to);
    if (scene.at !== scene.of || newest?.state !== "pending") return "not_found";
    return scene.mayReach(newest.role) ? work(newest, scene) : "forbidden";
  });
}

const leaveAs = onMember("read:organization", "member.left", (me, scene) => putOut(me, scene, "removed"));

function putOut(member: Member, { model, here, whom }: Scene, state: State): Refusal {
  if (member.state === state || isLast(model, here, member)) return "conflict";
  Object.assign(member, { state, since: tick(model) });
  const sent = here.invitations.filter((each) => each.by === whom && each.state === "pending");
  if (state === "removed") for (const invitation of sent) invitation.state = "revoked";
}

/** An organization keeps an active member with a required role. */
function isLast(model: Model, { members }: Organization, member: Member): boolean {
  const others = [...members.values()].filter((each) => each !== member && each.state === "active");
  return isRequired(model, member.role) && !others.some(({ role }) => isRequired(model, role));
}

function isRequired(model: Model, role: string): boolean {
  return model.roles.get(role)?.isRequired === true;
}

function send(invitation: Invitation, { who: by, here, model }: Scene): void {
  Object.assign(invitation, { by, sent: tick(model) });
  here.links.push({ invitation, sent: invitation.sent });
}

function isMailedTooOften({ model: { mails }, to }: Scene): boolean {
  const count = (mails.get(to) ?? 0) + 1;
  mails.set(to, count);
  return count > mailsAnHour;
}

function held(model: Model, role: string): Set<string> {
  return model.roles.get(role)?.permissions ?? new Set();
}

function covers(mine: Set<string>, wanted: Set<string>): boolean {
  return [...wanted].every((permission) => mine.has(permission));
}

function tick({ clock }: Model): number {
  clock.now += 1;
  return clock.now;
}
