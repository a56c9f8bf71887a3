import { brand } from "@/lib/brand";
import {
  accessTokensPath,
  accountPath,
  chooserPath,
  ownDataPath,
  ownWorkspacesPath,
  securityPath,
} from "@/lib/paths";
import { capitalize } from "@/lib/text/capitalize";

/** A person's own pages, as tabs. In the command menu, where they stand beside others, `longName` says whose they are. */
export const accountPages = [
  {
    href: accountPath,
    name: "Profile",
    longName: "Your profile",
    keywords: ["account", "name", "e-mail addresses"],
  },
  {
    href: securityPath,
    name: "Security",
    longName: "Security",
    keywords: ["password", "passkeys", "two-factor", "2fa", "recovery codes", "sessions", "devices"],
  },
  {
    href: accessTokensPath,
    name: "Personal access tokens",
    longName: "Personal access tokens",
    keywords: ["api", "keys", "developer", "programs"],
  },
  {
    href: ownWorkspacesPath,
    name: capitalize(brand.workspace.many),
    longName: `Your ${brand.workspace.many}`,
    keywords: ["leave", "address"],
  },
  {
    href: ownDataPath,
    name: "Data",
    longName: "Your data",
    keywords: ["download", "export", "delete account", "privacy"],
  },
];

/** The same for the command menu, and where all workspaces are listed. */
export const ownPlaces = [
  ...accountPages.map(({ longName, ...page }) => ({ ...page, name: longName })),
  {
    href: chooserPath,
    name: `All ${brand.workspace.many}`,
    keywords: ["invitations", "restore", "chooser"],
  },
];
