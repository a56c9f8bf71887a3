import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { inOrganization, requireOrganization } from "@/lib/organization/in-organization";
import { EventsCard } from "./events-card";
import { FirstSteps } from "./first-steps";
import { PeopleCard } from "./people-card";
import { readHome } from "./read-home";
import { Waiting } from "./waiting";

export const metadata: Metadata = { title: "Home" };

export default async function WorkspaceHomePage({ params }: PageProps<"/[workspace]">) {
  const { workspace: slug } = await params;
  const { name, user, invitations, can } = await requireOrganization(slug);
  const home = can("read:organization") && (await inOrganization(slug, "read:organization", readHome));
  return (
    <>
      <PageHeader title={name} description={`Hello ${user.name}. Your role here is ${user.roleName}.`} />
      {home && (
        <div className="@container grid grid-cols-1 gap-6">
          {can("update:organization") && <FirstSteps slug={slug} steps={home.steps} roles={home.roles} />}
          <Waiting slug={slug} invitations={invitations} {...home} />
          <div className="grid grid-cols-1 items-start gap-6 @3xl:has-[>:nth-child(2)]:grid-cols-[minmax(0,1fr)_18rem]">
            {home.trail && <EventsCard slug={slug} {...home.trail} />}
            {home.people && <PeopleCard slug={slug} {...home.people} />}
          </div>
        </div>
      )}
    </>
  );
}
