import { LayoutGrid } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { OwnCommands } from "@/app/_commands/own-commands";
import { signOutAction } from "@/app/sign-out-action";
import { PageHeader } from "@/components/page-header";
import { PageTabs } from "@/components/page-tabs";
import { CommandButton } from "@/components/shell/command-button";
import { SignOutButton } from "@/components/sign-out-button";
import { TabNotice } from "@/components/tab-notice";
import { Button } from "@/components/ui/button";
import { WidePage } from "@/components/wide-page";
import { accountPages } from "@/lib/account/pages";
import { requireUser } from "@/lib/auth/session";
import { brand } from "@/lib/brand";
import { chooserPath } from "@/lib/paths";
import { tabFacts } from "@/lib/tab/facts";

interface AccountPageProps {
  /** The path of the tab that it is. */
  here: string;
  children: ReactNode;
}

/** The frame of a person's own pages. */
export async function AccountPage({ here, children }: AccountPageProps) {
  const user = await requireUser("read:profile");
  return (
    <OwnCommands>
      <WidePage
        homeHref={chooserPath}
        actions={<WaysOut />}
        commands={<CommandButton look="head" />}
        notice={<TabNotice seen={tabFacts({ id: user.userId, name: user.name })} />}
      >
        <PageHeader title="Your account" />
        <PageTabs label="Your account" tabs={accountPages} here={here} />
        <div className="grid grid-cols-1 gap-10">{children}</div>
      </WidePage>
    </OwnCommands>
  );
}

interface AccountSectionProps {
  id: string;
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One thing of the person's, with its heading. */
export function AccountSection({ id, title, description, actions, children }: AccountSectionProps) {
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="grid gap-0.5">
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          {description && <p className="max-w-prose text-pretty text-muted-foreground">{description}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
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
