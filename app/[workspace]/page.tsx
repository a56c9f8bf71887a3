import { ArrowRight } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/page-header";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { countMembers, listMembers, type Member } from "@/db/queries/memberships";
import type { Tx } from "@/db/wall";
import { inOrganization, requireOrganization } from "@/lib/organization/in-organization";
import { workspacePath } from "@/lib/paths";
import { inNumbers } from "@/lib/text/in-numbers";

export const metadata: Metadata = { title: "Home" };

export default async function WorkspaceHomePage({ params }: PageProps<"/[workspace]">) {
  const { workspace: slug } = await params;
  const { name, user, can } = await requireOrganization(slug);
  const people = can("read:member") && (await inOrganization(slug, "read:member", readPeople));
  return (
    <>
      <PageHeader title={name} description={`Hello ${user.name}. Your role here is ${user.roleName}.`} />
      {people && <People slug={slug} {...people} />}
    </>
  );
}

async function readPeople(tx: Tx) {
  return { members: await listMembers(tx, { most: 12 }), count: await countMembers(tx) };
}

function People({ slug, members, count }: { slug: string; members: Member[]; count: number }) {
  return (
    <Card className="grid gap-4 p-6">
      <h2 className="font-semibold">Who is here</h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-3">
        {members.map((member) => (
          <li key={member.userId} className="flex items-center gap-2.5">
            <Avatar name={member.name} seed={member.email} />
            <span className="leading-tight">
              <span className="block font-medium">{member.name}</span>
              <span className="text-sm text-muted-foreground">{member.roleName}</span>
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link
          href={workspacePath(slug, "members")}
          prefetch={false}
          className="focus-ring inline-flex items-center gap-1 rounded-sm text-primary-text underline-offset-4 hover:underline"
        >
          {count === 1 ? "Invite people" : `All ${inNumbers(count)} members`}
          <ArrowRight aria-hidden="true" className="size-4 rtl:rotate-180" />
        </Link>
      </p>
    </Card>
  );
}
