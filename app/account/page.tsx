import { LayoutGrid, SlidersHorizontal } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { signOutAction } from "@/app/sign-out-action";
import { PageHeader } from "@/components/page-header";
import { SignOutButton } from "@/components/sign-out-button";
import { TabNotice } from "@/components/tab-notice";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { WidePage } from "@/components/wide-page";
import { listSecurityEvents } from "@/db/queries/security-events";
import { listSessions } from "@/db/queries/sessions";
import { asUser } from "@/db/wall";
import { requireUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { canInInstance } from "@/lib/instance/in-instance";
import { chooserPath, templatePath } from "@/lib/paths";
import { tabFacts } from "@/lib/tab/facts";
import { SecurityEvents } from "./security-events";
import { SessionList } from "./session-list";

export const metadata: Metadata = { title: "Your account" };

/** What comes garbled in the address is as if it were not there. */
const queryInput = z.object({ before: z.uuid().optional().catch(undefined) });

/** A person's own page: who they are, where they are signed in, and what happened. */
export default async function AccountPage({ searchParams }: PageProps<"/account">) {
  const user = await requireUser("read:profile", "read:session", "read:security-event");
  const { before } = queryInput.parse(await searchParams);
  const [{ sessions, events, older }, isStaff] = await Promise.all([
    asUser(user.userId, async (tx) => ({
      sessions: await listSessions(tx),
      ...(await listSecurityEvents(tx, before)),
    })),
    canInInstance(user.session, "read:template"),
  ]);
  return (
    <WidePage
      homeHref={chooserPath}
      actions={<WaysOut />}
      notice={<TabNotice seen={tabFacts({ id: user.userId, name: user.name })} />}
    >
      <PageHeader title="Your account" />
      <div className="grid grid-cols-1 gap-8">
        <Card className="flex items-center gap-3.5 p-5">
          <Avatar name={user.name} seed={user.email} size="lg" />
          <div className="min-w-0 leading-tight">
            <p className="font-semibold break-words">{user.name}</p>
            <p className="break-words text-muted-foreground">{user.email}</p>
          </div>
          {isStaff && (
            <Button asChild variant="secondary" className="ms-auto">
              <Link href={templatePath}>
                <SlidersHorizontal aria-hidden="true" />
                Template
              </Link>
            </Button>
          )}
        </Card>
        <SessionList sessions={sessions} currentId={user.sessionId} />
        <SecurityEvents events={events} before={before} older={older} />
      </div>
    </WidePage>
  );
}

function WaysOut() {
  return (
    <>
      <Button asChild variant="link">
        <Link href={chooserPath}>
          <LayoutGrid aria-hidden="true" />
          Your {brand.workspace.many}
        </Link>
      </Button>
      <SignOutButton action={signOutAction.bind(null, undefined)} />
    </>
  );
}
