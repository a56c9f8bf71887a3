import { brand } from "@/lib/brand";
import {
  jobsPath,
  organizationsPath,
  settingsPath,
  signingKeysPath,
  templatePath,
  usersPath,
} from "@/lib/paths";
import { capitalize } from "@/lib/text/capitalize";
import type { InstancePermission } from "./permissions";

type StaffPage = { href: string; name: string; needs: InstancePermission; keywords: string[] };

/** The pages of staff. */
export const staffPages: StaffPage[] = [
  { href: templatePath, name: "Template", needs: "read:template", keywords: ["roles", "permissions"] },
  {
    href: organizationsPath,
    name: capitalize(brand.workspace.many),
    needs: "read:organization",
    keywords: ["organizations", "limits", "suspend"],
  },
  { href: usersPath, name: "People", needs: "read:user", keywords: ["users", "disable"] },
  { href: jobsPath, name: "Jobs", needs: "read:job", keywords: ["mail", "failed"] },
  { href: settingsPath, name: "Settings", needs: "read:settings", keywords: ["sign-up", "installation"] },
  { href: signingKeysPath, name: "Keys", needs: "read:signing-key", keywords: ["signing keys", "rotate"] },
];
