"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { RoleChoice } from "@/components/role-picker";
import { RowMenu } from "@/components/row-menu";
import { brand } from "@/lib/brand";
import { type MemberAct, MemberDialog } from "./member-dialog";
import type { MemberRow } from "./member-table";

const RoleDialog = dynamic(() => import("./role-dialog").then((module) => module.RoleDialog), { ssr: false });

interface MemberMenuProps {
  slug: string;
  member: MemberRow;
  roles: readonly RoleChoice[];
}

export function MemberMenu({ slug, member, roles }: MemberMenuProps) {
  const [act, setAct] = useState<MemberAct>();
  // Once it was there it stays, so that it can close calmly.
  const [roleDialog, setRoleDialog] = useState<"open" | "closed">();
  return (
    <>
      <RowMenu
        label={`Actions for ${member.name}`}
        items={[
          ...(member.canChangeRole ? [{ label: "Change role", onSelect: () => setRoleDialog("open") }] : []),
          ...member.acts.map((each) => ({
            label: labels[each],
            destructive: each !== "reactivate",
            onSelect: () => setAct(each),
          })),
        ]}
      />
      {roleDialog && (
        <RoleDialog
          slug={slug}
          member={member}
          roles={roles}
          open={roleDialog === "open"}
          onClose={() => setRoleDialog("closed")}
        />
      )}
      <MemberDialog slug={slug} member={member} act={act} onClose={() => setAct(undefined)} />
    </>
  );
}

const labels: Record<MemberAct, string> = {
  suspend: "Suspend",
  reactivate: "Reactivate",
  remove: "Remove",
  leave: `Leave this ${brand.workspace.one}`,
};
