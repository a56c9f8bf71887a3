import type { ReactNode } from "react";
import { PageHeader } from "@/components/page-header";
import { PageTabs } from "@/components/page-tabs";
import { requireOrganization } from "@/lib/organization/in-organization";
import { workspacePath } from "@/lib/paths";

interface SettingsFrameProps {
  slug: string;
  /** The path of the tab that it is. */
  here: string;
  children: ReactNode;
}

/** The frame of the pages by which a workspace is run. It shows only what the person may open. */
export async function SettingsFrame({ slug, here, children }: SettingsFrameProps) {
  const { can } = await requireOrganization(slug);
  const tabs = [
    ...(can("update:organization") ? [{ href: workspacePath(slug, "settings"), name: "General" }] : []),
    ...(can("read:api-key") ? [{ href: workspacePath(slug, "settings", "keys"), name: "API keys" }] : []),
  ];
  return (
    <>
      <PageHeader title="Settings" />
      {tabs.length > 1 && <PageTabs label="Settings" tabs={tabs} here={here} />}
      {children}
    </>
  );
}
