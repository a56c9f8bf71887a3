import { LayoutGrid } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listAddresses, type OwnAddress } from "@/db/queries/addresses";
import { listMembershipsOfOwn } from "@/db/queries/own-memberships";
import { asUser } from "@/db/wall";
import { type LiveMembership, liveOnes } from "@/lib/account/memberships";
import { requireUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { chooserPath, ownWorkspacesPath, workspacePath } from "@/lib/paths";
import { AccountPage, AccountSection } from "../account-page";
import { AddressDialog } from "./address-dialog";
import { LeaveWorkspace } from "./leave-workspace";

export const metadata: Metadata = { title: `Your account: ${brand.workspace.many}` };

/** Where a person belongs, and by which address each of them knows them. */
export default async function OwnWorkspacesPage() {
  const user = await requireUser("read:membership", "read:address");
  const { memberships, addresses } = await asUser(user.userId, async (tx) => ({
    memberships: liveOnes(await listMembershipsOfOwn(tx)),
    addresses: await listAddresses(tx),
  }));
  return (
    <AccountPage here={ownWorkspacesPath}>
      <AccountSection
        id="workspaces"
        title={`Your ${brand.workspace.many}`}
        description={`Each ${brand.workspace.one} sees one of your addresses, and no other.`}
      >
        {memberships.length > 0 ? (
          <ul aria-labelledby="workspaces" className="divide-y rounded-lg border bg-card shadow-xs">
            {memberships.map((each) => (
              <WorkspaceItem key={each.organizationId} membership={each} addresses={addresses} />
            ))}
          </ul>
        ) : (
          <EmptyState
            icon={<LayoutGrid />}
            title={`You are in no ${brand.workspace.one}`}
            description={`Make one, or ask for an invitation to ${user.email}.`}
            action={
              <Button asChild>
                <Link href={chooserPath}>Your {brand.workspace.many}</Link>
              </Button>
            }
          />
        )}
      </AccountSection>
    </AccountPage>
  );
}

function WorkspaceItem({ membership, addresses }: { membership: LiveMembership; addresses: OwnAddress[] }) {
  const { organizationId, slug, name, roleName, email, isLastRequired } = membership;
  // What came in by an address that was removed since has none of the choices chosen.
  const choices = addresses.map(({ id, address, email: each }) => ({ id, address, isShown: each === email }));
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <Avatar name={name} seed={slug} shape="square" />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link
            href={workspacePath(slug)}
            prefetch={false}
            className="focus-ring min-w-0 rounded-sm font-medium break-words hover:underline"
          >
            {name}
          </Link>
          <span className="text-sm text-muted-foreground">{roleName}</span>
        </p>
        <p className="text-sm break-words text-muted-foreground">{email}</p>
        {isLastRequired && (
          <p className="text-sm text-pretty text-muted-foreground">
            Nobody else can run it. To leave,{" "}
            <Link
              href={workspacePath(slug, "members")}
              prefetch={false}
              className="font-medium text-primary-text underline-offset-4 hover:underline"
            >
              make someone else {roleName.toLowerCase()}
            </Link>{" "}
            first.
          </p>
        )}
      </div>
      <div className="flex items-center gap-1">
        {choices.some(({ isShown }) => !isShown) && (
          <AddressDialog organizationId={organizationId} name={name} choices={choices} />
        )}
        {!isLastRequired && <LeaveWorkspace slug={slug} name={name} />}
      </div>
    </li>
  );
}
