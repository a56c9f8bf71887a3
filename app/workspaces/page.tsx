import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { signOutAction } from "@/app/sign-out-action";
import { AuthCard } from "@/components/auth-card";
import { SignOutButton } from "@/components/sign-out-button";
import { TabNotice } from "@/components/tab-notice";
import { Alert } from "@/components/ui/alert";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { listDeletedOrganizations } from "@/db/queries/organizations";
import { listWaitingInvitations } from "@/db/queries/own-invitations";
import { listOwnMemberships, type OwnMembership } from "@/db/queries/own-memberships";
import { requireUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { isReservedSlug, isSlug } from "@/lib/organization/slug";
import { accountPath, workspacePath } from "@/lib/paths";
import { tabFacts } from "@/lib/tab/facts";
import { DeletedWorkspaces } from "./deleted-workspaces";
import { NotAmongThem } from "./not-among-them";
import { RestorableUntil } from "./restorable-until";
import { WaitingInvitations } from "./waiting-invitations";

export const metadata: Metadata = { title: `Your ${brand.workspace.many}` };

/** The chooser: where a person lands who has no workspace, or several and no last one. Invitations wait here. */
export default async function WorkspacesPage({ searchParams }: PageProps<"/workspaces">) {
  const user = await requireUser("read:membership");
  const [memberships, invitations, deleted, query] = await Promise.all([
    listOwnMemberships(user.session),
    listWaitingInvitations(user.session),
    listDeletedOrganizations(user.session),
    searchParams,
  ]);
  const justDeleted = deleted.find(({ id, slug }) => id === query.deleted || slug === query.from);
  const isAmongThem = justDeleted !== undefined || memberships.some(({ slug }) => slug === query.from);
  const hasSome = memberships.length + invitations.length > 0;
  return (
    <AuthCard
      title={`Your ${brand.workspace.many}`}
      notice={<TabNotice seen={tabFacts({ id: user.userId, name: user.name })} />}
      description={
        hasSome
          ? `Signed in as ${user.email}.`
          : `You are not in ${brand.workspace.a} yet. Make one, or ask for an invitation to ${user.email}.`
      }
      footer={
        <span className="flex items-center justify-center gap-5">
          <Link href={accountPath}>Your account</Link>
          <SignOutButton action={signOutAction.bind(null, undefined)} />
        </span>
      }
    >
      {justDeleted && (
        <Alert role="status" title={`${justDeleted.name} is deleted`}>
          Until <RestorableUntil value={justDeleted.restorableUntil} /> it can be restored from here.
        </Alert>
      )}
      {isSlug(query.from) && !isReservedSlug(query.from) && !isAmongThem && (
        <NotAmongThem slug={query.from} />
      )}
      {invitations.length > 0 && <WaitingInvitations invitations={invitations} />}
      {memberships.length > 0 && (
        <ul className="grid grid-cols-1 gap-1">
          {memberships.map((workspace) => (
            <WorkspaceItem key={workspace.slug} workspace={workspace} />
          ))}
        </ul>
      )}
      {deleted.length > 0 && <DeletedWorkspaces organizations={deleted} />}
      <Button asChild variant={hasSome ? "secondary" : "primary"}>
        <Link href="/workspaces/new">
          <Plus aria-hidden="true" />
          New {brand.workspace.one}
        </Link>
      </Button>
    </AuthCard>
  );
}

function WorkspaceItem({ workspace }: { workspace: OwnMembership }) {
  return (
    <li>
      <Link
        href={workspacePath(workspace.slug)}
        prefetch={false}
        className="focus-ring -mx-2 flex items-center gap-3 rounded-lg px-2 py-2 hover:bg-accent"
      >
        <Avatar name={workspace.name} seed={workspace.slug} shape="square" />
        <span className="min-w-0 flex-1 truncate font-medium">{workspace.name}</span>
        <span className="text-sm text-muted-foreground">{workspace.roleName}</span>
      </Link>
    </li>
  );
}
