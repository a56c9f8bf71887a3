import {
  FolderKanban,
  FolderPlus,
  History,
  House,
  KeyRound,
  Link2,
  type LucideIcon,
  Settings,
  UserPlus,
  Users,
} from "lucide-react";
import { newWorkspace } from "@/app/_commands/own-commands";
import type { PageShape } from "@/components/shell/coming";
import type { Place } from "@/components/shell/place";
import type { CurrentOrganization } from "@/lib/organization/in-organization";
import type { Permission } from "@/lib/organization/template";
import { withQuery, workspacePath } from "@/lib/paths";

type Entry = {
  /** Below the workspace's address. */
  path: string;
  name: string;
  icon: LucideIcon;
  /** Whoever lacks it does not see it here. To refuse it to them is the page's own business. */
  needs?: Permission;
  /** What stands in for the page when it takes its time. */
  shape?: PageShape;
  /** Other words by which the command menu finds it. */
  keywords?: readonly string[];
  shortcut?: string;
};

/** The pages of a workspace, for the sidebar, the breadcrumbs and the command menu. A page of yours is one entry here. */
const pages: Entry[] = [
  { path: "", name: "Home", icon: House, shape: "home", shortcut: "g h" },
  { path: "projects", name: "Projects", icon: FolderKanban, needs: "read:project", shortcut: "g p" },
  {
    path: "members",
    name: "Members",
    icon: Users,
    shape: "people",
    needs: "read:member",
    keywords: ["people", "team", "roles", "invitations", "join links"],
    shortcut: "g m",
  },
  {
    path: "events",
    name: "Events",
    icon: History,
    shape: "filtered-list",
    needs: "read:event",
    keywords: ["audit log", "history", "activity"],
    shortcut: "g e",
  },
  {
    path: "settings",
    name: "Settings",
    icon: Settings,
    shape: "sections",
    needs: "update:organization",
    keywords: ["general", "rename", "address", "export", "leave", "delete"],
    shortcut: "g s",
  },
  {
    path: "settings/keys",
    name: "API keys",
    icon: KeyRound,
    needs: "read:api-key",
    keywords: ["settings", "tokens", "developer"],
  },
];

/** What the command menu does by leading there. `opens` is the dialog of the page that opens at once. */
const acts: Array<Entry & { opens?: string }> = [
  {
    path: "projects/new",
    name: "New project",
    icon: FolderPlus,
    needs: "create:project",
    keywords: ["create", "add"],
    shortcut: "c",
  },
  {
    path: "members",
    opens: "invite",
    name: "Invite people",
    icon: UserPlus,
    needs: "invite:member",
    keywords: ["add", "member", "e-mail"],
    shortcut: "i",
  },
  {
    path: "members",
    opens: "join-link",
    name: "New join link",
    icon: Link2,
    needs: "invite:member",
    keywords: ["create", "invite", "share"],
  },
  {
    path: "settings/keys",
    opens: "new",
    name: "New API key",
    icon: KeyRound,
    needs: "create:api-key",
    keywords: ["create", "add", "token"],
  },
];

export type PlacesOf = { pages: Place[]; nav: Place[]; acts: Place[] };

/** What this person may open of it; `nav` is what the sidebar shows: all but pages below another that they see. */
export function placesOf({ slug, can }: CurrentOrganization): PlacesOf {
  const toPlace = ({ path, needs: _, icon: Icon, opens, ...rest }: Entry & { opens?: string }): Place => ({
    ...rest,
    href: withQuery(workspacePath(slug, ...path.split("/").filter(Boolean)), { open: opens }),
    icon: <Icon aria-hidden="true" />,
  });
  const isOpen = ({ needs }: Entry) => !needs || can(needs);
  const visible = pages.filter(isOpen).map(toPlace);
  const isBelowAnother = ({ href }: Place) =>
    visible.some((other) => other.href !== workspacePath(slug) && href.startsWith(`${other.href}/`));
  return {
    pages: visible,
    nav: visible.filter((page) => !isBelowAnother(page)),
    acts: [...acts.filter(isOpen).map(toPlace), newWorkspace],
  };
}
