import { Download } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { requireUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { deleteAccountPath, exportPath, ownDataPath } from "@/lib/paths";
import { AccountPage, AccountSection } from "../account-page";

export const metadata: Metadata = { title: "Your account: data" };

/** A copy of everything, and the end of it. */
export default async function OwnDataPage() {
  await requireUser("export:data", "delete:account");
  return (
    <AccountPage here={ownDataPath}>
      <AccountSection id="copy" title="A copy of your data">
        <Card className="flex flex-wrap items-center justify-between gap-4 p-5">
          <p className="max-w-prose min-w-0 flex-1 basis-64 text-pretty text-muted-foreground">
            Everything that {brand.name} keeps of you yourself, as one JSON file: your addresses, sessions and
            security events, and where you belong. What you made in {brand.workspace.a} belongs to that{" "}
            {brand.workspace.one}.
          </p>
          <Button asChild variant="secondary">
            <a href={exportPath} download>
              <Download aria-hidden="true" />
              Download
            </a>
          </Button>
        </Card>
      </AccountSection>
      <AccountSection id="delete" title="Delete your account">
        <Card className="flex flex-wrap items-center justify-between gap-4 p-5">
          <p className="max-w-prose min-w-0 flex-1 basis-64 text-pretty text-muted-foreground">
            You are out of every {brand.workspace.one} at once, and have 14 days to change your mind.
          </p>
          <Button asChild variant="secondary">
            <Link href={deleteAccountPath} prefetch={false}>
              Delete account
            </Link>
          </Button>
        </Card>
      </AccountSection>
    </AccountPage>
  );
}
