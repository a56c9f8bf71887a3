import { Download } from "lucide-react";
import type { Metadata } from "next";
import { DevelopersLink } from "@/app/_keys/developers-link";
import { CopyField } from "@/components/copy-field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { listSlugs } from "@/db/queries/organization-slugs";
import { findOrganizationName } from "@/db/queries/organizations";
import { brand } from "@/lib/brand";
import { env } from "@/lib/env";
import { leavingInWords } from "@/lib/members/leave-words";
import { can } from "@/lib/organization/grants";
import { inOrganization } from "@/lib/organization/in-organization";
import { workspacePath } from "@/lib/paths";
import { AddressForm } from "./address-form";
import { DeleteWorkspace } from "./delete-workspace";
import { LeaveWorkspace } from "./leave-workspace";
import { NameForm } from "./name-form";
import { SettingsFrame } from "./settings-frame";
import { SettingsSection } from "./settings-section";

export const metadata: Metadata = { title: "Settings" };

const workspace = brand.workspace.one;

/** The life of the workspace: its name, its address, its data, its end. */
export default async function SettingsPage({ params, searchParams }: PageProps<"/[workspace]/settings">) {
  const [{ workspace: slug }, { moved }] = await Promise.all([params, searchParams]);
  const { id, name, slugs, canExport, canDelete } = await inOrganization(
    slug,
    "update:organization",
    async (tx) => ({
      id: tx.organizationId,
      name: await findOrganizationName(tx),
      slugs: await listSlugs(tx),
      canExport: can(tx, "export:organization"),
      canDelete: can(tx, "delete:organization"),
    }),
  );
  const earlier = slugs.filter(({ retiredAt }) => retiredAt).map((each) => each.slug);
  return (
    <SettingsFrame slug={slug} here={workspacePath(slug, "settings")}>
      <div className="grid max-w-3xl gap-6">
        {moved && (
          <Alert role="status" variant="success">
            This {workspace} is at /{slug} now. Links to the address of before lead here.
          </Alert>
        )}
        <SettingsSection title="General">
          <NameForm slug={slug} name={name} />
        </SettingsSection>
        <SettingsSection
          title="Address"
          description={`Links to an address of before lead members on, and nobody else can take it. It stays yours: you can go back.`}
        >
          <AddressForm slug={slug} earlier={earlier} host={new URL(env().APP_URL).host} />
        </SettingsSection>
        <SettingsSection
          title="For programs"
          description={`There ${brand.workspace.a} is called an organization. By its id a personal access token is exchanged for an access token of this one.`}
        >
          <div className="grid gap-3">
            <CopyField label="Organization id" value={id} />
            <p className="text-sm">
              <DevelopersLink />
            </p>
          </div>
        </SettingsSection>
        {canExport && (
          <SettingsSection
            title="Your data"
            description={`Everything in this ${workspace} as one JSON file: people, invitations, what you work on, and every event. Links and secrets are left out.`}
          >
            <Button asChild variant="secondary" className="justify-self-start">
              {/* No Link: it would be fetched ahead, and each fetch is written down. No `download`: a refusal is a page. */}
              <a href={workspacePath(slug, "settings", "export")}>
                <Download aria-hidden="true" />
                Download everything
              </a>
            </Button>
          </SettingsSection>
        )}
        <SettingsSection title={`Leave this ${workspace}`} description={leavingInWords}>
          <LeaveWorkspace slug={slug} />
        </SettingsSection>
        {canDelete && (
          <SettingsSection
            title={`Delete this ${workspace}`}
            description="Everybody is out at once, you too. For 30 days its owners can restore it; then everything in it is gone for good, and its address is given to nobody."
          >
            <DeleteWorkspace slug={slug} name={name} />
          </SettingsSection>
        )}
      </div>
    </SettingsFrame>
  );
}
