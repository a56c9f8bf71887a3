import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { signOutAction } from "@/app/sign-out-action";
import { Commands } from "@/components/shell/commands";
import type { Place } from "@/components/shell/place";
import { ownPlaces } from "@/lib/account/pages";
import { brand } from "@/lib/brand";
import { commandsPath, newWorkspacePath } from "@/lib/paths";

/** What can be done from everywhere. */
export const newWorkspace: Place = {
  name: `New ${brand.workspace.one}`,
  href: newWorkspacePath,
  icon: <Plus aria-hidden="true" />,
  keywords: ["create", "add"],
};

/** The command menu of pages outside of workspaces. Which ones there are it asks the server. */
export function OwnCommands({ children }: { children: ReactNode }) {
  return (
    <Commands
      pages={ownPlaces}
      acts={[newWorkspace]}
      own={[]}
      moreHref={commandsPath}
      signOutAction={signOutAction.bind(null, undefined)}
    >
      {children}
    </Commands>
  );
}
