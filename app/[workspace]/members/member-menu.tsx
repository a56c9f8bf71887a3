"use client";

import { useState } from "react";
import { useWhenWanted } from "@/components/on-demand";
import type { RoleChoice } from "@/components/role-picker";
import { RowMenu } from "@/components/row-menu";
import { brand } from "@/lib/brand";
import { type MemberAct, MemberDialog } from "./member-dialog";
import type { MemberRow } from "./member-table";

const loadRoleDialog = () => import("./role-dialog").then((module) => module.RoleDialog);

interface MemberMenuProps {
  slug: string;
  member: MemberRow;
  roles: readonly RoleChoice[];
}

export function MemberMenu({ slug, member, roles }: MemberMenuProps) {
  const [act, setAct] = useState<MemberAct>();
  const [isChoosing, setChoosing] = useState(false);
  const RoleDialog = useWhenWanted(loadRoleDialog, isChoosing);
  return (
    <>
      <RowMenu
        label={`Actions for ${member.name}`}
        items={[
          ...(member.canChangeRole ? [{ label: "Change role", onSelect: () => setChoosing(true) }] : []),
          ...member.acts.map((each) => ({
            label: labels[each],
            destructive: each !== "reactivate",
            onSelect: () => setAct(each),
          })),
        ]}
      />
      {RoleDialog && (
        <RoleDialog
          slug={slug}
          member={member}
          roles={roles}
          open={isChoosing}
          onClose={() => setChoosing(false)}
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
