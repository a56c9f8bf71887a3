import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { countPendingInvitations, listPendingInvitations } from "@/db/queries/invitations";
import { listJoinLinks } from "@/db/queries/join-links";
import { listMemberPage } from "@/db/queries/member-pages";
import type { Member } from "@/db/queries/memberships";
import { listRoles } from "@/db/queries/roles";
import type { Tx } from "@/db/wall";
import { type MemberQuery, memberQueryInput } from "@/lib/members/input";
import { readPlace } from "@/lib/members/place";
import { can, mayTouch } from "@/lib/organization/grants";
import { inOrganization } from "@/lib/organization/in-organization";
import { noticeWhenFull, readRoom, seatsInWords } from "@/lib/organization/limits";
import { roleChoices } from "@/lib/organization/role-choices";
import { withQuery, workspacePath } from "@/lib/paths";
import { inNumbers } from "@/lib/text/in-numbers";
import type { BulkAct } from "./bulk-acts";
import { InvitationTable } from "./invitation-table";
import { InviteDialog } from "./invite-dialog";
import { JoinLinks } from "./join-links";
import type { MemberAct } from "./member-dialog";
import { MemberPages } from "./member-pages";
import { MemberSearch } from "./member-search";
import { MemberSelection } from "./member-selection";
import { MemberTable } from "./member-table";
import { NobodyElse, NobodyFound } from "./nobody";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params, searchParams }: PageProps<"/[workspace]/members">) {
  const { workspace: slug } = await params;
  const query = memberQueryInput.parse(await searchParams);
  const here = workspacePath(slug, "members");
  const { page, members, bulkActs, invitations, waiting, joinLinks, roles, room } = await inOrganization(
    slug,
    "read:member",
    (tx) => readPeople(tx, query),
  );
  const invite = room && <InviteDialog slug={slug} roles={roles} full={noticeWhenFull(room)} />;
  const isAlone = page.count === 1 && !isFiltered(query);
  return (
    <>
      <PageHeader
        title="Members"
        description="Who is in, and what each may do."
        actions={!isAlone && invite}
      />
      {room && <p className="-mt-4 mb-6 text-sm text-muted-foreground">{seatsInWords(room)}</p>}
      <div className="grid grid-cols-1 gap-8">
        <div className="grid grid-cols-1 gap-4">
          {!isAlone && <MemberSearch action={here} query={query} roles={roles} />}
          <p role="status" className="text-sm text-muted-foreground empty:sr-only">
            {!isAlone && countInWords(page.count, query)}
          </p>
          {/* What was chosen was chosen on this page: another begins with nobody. */}
          <MemberSelection
            key={JSON.stringify(query)}
            slug={slug}
            people={members.filter(({ isSelectable }) => isSelectable)}
            acts={bulkActs}
            roles={roles}
          >
            {members.length > 0 ? (
              <MemberTable slug={slug} members={members} roles={roles} query={query} />
            ) : (
              <NobodyFound here={here} />
            )}
          </MemberSelection>
          {isAlone && invite && <NobodyElse invite={invite} waiting={waiting} />}
          <MemberPages here={here} query={query} previous={page.previous} next={page.next} />
        </div>
        {invitations.length > 0 && (
          <InvitationTable
            slug={slug}
            invitations={invitations}
            waiting={waiting}
            whole={withQuery(here, { ...query, invited: "all" })}
          />
        )}
        {room && <JoinLinks slug={slug} links={joinLinks} roles={roles} />}
      </div>
    </>
  );
}

/** So many are shown until somebody asks for all of them. */
const newestInvitations = 20;

/** A page of who is in, and everyone who is invited, with what the person who looks may do to each. */
async function readPeople(tx: Tx, query: MemberQuery) {
  const roles = await listRoles(tx);
  const touchable = new Set(
    roles.filter((role) => mayTouch(tx.permissions, role.permissions)).map((role) => role.key),
  );
  const canInvite = can(tx, "invite:member");
  const most = query.invited === "all" ? undefined : newestInvitations;
  const invitations = canInvite ? await listPendingInvitations(tx, most) : [];
  const waiting = invitations.length === most ? await countPendingInvitations(tx) : invitations.length;
  const joinLinks = canInvite ? await listJoinLinks(tx) : [];
  const bounds = { after: readPlace(query.after), before: readPlace(query.before) };
  const page = await listMemberPage(tx, query, bounds);
  const bulkActs = bulkActsOf(tx);
  return {
    // Who cannot invite has no use for it.
    room: canInvite ? await readRoom(tx) : undefined,
    page,
    waiting,
    bulkActs,
    roles: roleChoices(roles, tx.permissions),
    invitations: invitations.map((each) => ({ ...each, canChange: touchable.has(each.roleKey) })),
    joinLinks: joinLinks.map((each) => ({ ...each, canChange: touchable.has(each.roleKey) })),
    members: page.members.map((member) => ({
      ...member,
      isMe: member.userId === tx.userId,
      isSelectable: bulkActs.length > 0 && touchable.has(member.roleKey),
      canChangeRole: can(tx, "update:member") && touchable.has(member.roleKey),
      acts: actsOn(tx, member, touchable.has(member.roleKey)),
    })),
  };
}

function actsOn(tx: Tx, member: Member, isTouchable: boolean): MemberAct[] {
  if (member.userId === tx.userId) return ["leave"];
  if (!isTouchable) return [];
  const acts: MemberAct[] = [];
  // Who is deleting their account comes back by themself alone.
  if (can(tx, "suspend:member") && !member.isLeaving)
    acts.push(member.state === "active" ? "suspend" : "reactivate");
  if (can(tx, "remove:member")) acts.push("remove");
  return acts;
}

function bulkActsOf(tx: Tx): BulkAct[] {
  const acts: BulkAct[] = can(tx, "update:member") ? ["changeRole"] : [];
  if (can(tx, "suspend:member")) acts.push("suspend", "reactivate");
  if (can(tx, "remove:member")) acts.push("remove");
  return acts;
}

function isFiltered({ search, role, state }: MemberQuery): boolean {
  return Boolean(search || role || state);
}

function countInWords(people: number, query: MemberQuery): string {
  if (people === 0) return "";
  const words = people === 1 ? "One person" : `${inNumbers(people)} people`;
  return isFiltered(query) ? `${words} found.` : `${words}.`;
}
