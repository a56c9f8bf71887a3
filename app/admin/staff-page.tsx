import { CircleUser } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { OwnCommands } from "@/app/_commands/own-commands";
import { signOutAction } from "@/app/sign-out-action";
import { CommandButton } from "@/components/shell/command-button";
import { SignOutButton } from "@/components/sign-out-button";
import { Button } from "@/components/ui/button";
import { WidePage } from "@/components/wide-page";
import { accountPath, chooserPath } from "@/lib/paths";
import { AdminNav } from "./admin-nav";

/** What every page of staff stands in. No layout: a page that is not there for somebody must not show it. */
export function StaffPage({ children }: { children: ReactNode }) {
  return (
    <OwnCommands>
      <WidePage wide homeHref={chooserPath} actions={<WaysOut />} commands={<CommandButton look="head" />}>
        <AdminNav />
        {children}
      </WidePage>
    </OwnCommands>
  );
}

function WaysOut() {
  return (
    <>
      <Button asChild variant="link">
        <Link href={accountPath}>
          <CircleUser aria-hidden="true" />
          Your account
        </Link>
      </Button>
      <SignOutButton action={signOutAction.bind(null, undefined)} />
    </>
  );
}
