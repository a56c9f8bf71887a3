import type { Metadata } from "next";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { listHeldBack } from "@/lib/account/deletion";
import type { LiveMembership } from "@/lib/account/memberships";
import { type Candidate, listCandidates } from "@/lib/account/workspaces";
import { requireUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { ownDataPath, workspacePath } from "@/lib/paths";
import { capitalize } from "@/lib/text/capitalize";
import { AccountPage, AccountSection } from "../account-page";
import { DeleteAccount } from "./delete-account";
import { HandOverForm } from "./hand-over-form";

export const metadata: Metadata = { title: "Delete your account" };

/** First what only this person can run goes to somebody else, or goes; then the account. */
export default async function DeleteAccountPage() {
  const user = await requireUser("delete:account");
  const held = await listHeldBack(user);
  const candidates = new Map<string, Candidate[]>();
  // One after the other: each goes through the gate of its own workspace.
  for (const { slug } of held) candidates.set(slug, await listCandidates(user, slug));
  return (
    <AccountPage here={ownDataPath}>
      {held.length > 0 && (
        <AccountSection
          id="held"
          title={
            held.length === 1
              ? `${capitalize(brand.workspace.a)} needs you`
              : `${held.length} ${brand.workspace.many} need you`
          }
          description="Nobody else can run what is listed here. Hand each one over, or delete it; then your account can go."
        >
          <ul aria-labelledby="held" className="grid gap-3">
            {held.map((each) => (
              <li key={each.organizationId}>
                <HeldBackCard membership={each} candidates={candidates.get(each.slug) ?? []} />
              </li>
            ))}
          </ul>
        </AccountSection>
      )}
      <AccountSection id="end" title="Delete your account">
        <Card className="grid gap-5 p-5">
          <ul className="ms-5 list-disc space-y-1.5 text-pretty text-muted-foreground">
            <li>You are signed out everywhere and out of every {brand.workspace.one}, at once.</li>
            <li>Your personal access tokens and the API keys that you made stop working, at once.</li>
            <li>For 14 days you can sign in and keep your account, with everything as it was.</li>
            <li>
              After that your name, your addresses, your password and your security events are gone for good.
            </li>
            <li>
              What you made in {brand.workspace.a} stays there. Its members see a former member; its trail of
              events keeps the name and the addresses that it wrote down until then.
            </li>
          </ul>
          <div className="flex flex-wrap gap-2">
            <DeleteAccount email={user.email} isHeldBack={held.length > 0} />
            <Button asChild variant="ghost">
              <Link href={ownDataPath}>Keep it</Link>
            </Button>
          </div>
        </Card>
      </AccountSection>
    </AccountPage>
  );
}

interface HeldBackCardProps {
  membership: LiveMembership;
  candidates: Candidate[];
}

function HeldBackCard({ membership: { slug, name, roleName }, candidates }: HeldBackCardProps) {
  return (
    <Card className="grid gap-4 p-5">
      <div className="flex items-center gap-3">
        <Avatar name={name} seed={slug} shape="square" />
        <h3 className="min-w-0 flex-1 font-medium break-words">{name}</h3>
      </div>
      {candidates.length > 0 ? (
        <HandOverForm slug={slug} role={roleName.toLowerCase()} candidates={candidates} />
      ) : (
        <p className="text-pretty text-muted-foreground">There is nobody else in it who could take over.</p>
      )}
      <p className="text-muted-foreground">
        Nobody needs it any more?{" "}
        <Link
          href={workspacePath(slug, "settings")}
          prefetch={false}
          className="font-medium text-primary-text underline-offset-4 hover:underline"
        >
          Delete {name}
        </Link>{" "}
        in its settings.
      </p>
    </Card>
  );
}
