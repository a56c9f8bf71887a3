"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { RowMenu } from "@/components/row-menu";
import { Badge } from "@/components/ui/badge";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import { brand } from "@/lib/brand";
import { removeRoleAction } from "./actions";
import type { TemplateRole } from "./page";
import { RoleDialog } from "./role-dialog";

export interface RoleListProps {
  version: number;
  /** From the most to the least powerful. */
  roles: readonly TemplateRole[];
}

export function RoleList({ version, roles }: RoleListProps) {
  return (
    <section aria-labelledby="roles" className="grid grid-cols-1 gap-3">
      <h2 id="roles" className="font-semibold">
        Roles
      </h2>
      <ul aria-labelledby="roles" className="divide-y rounded-lg border bg-card shadow-xs">
        {roles.map((role) => (
          <RoleItem key={role.key} role={role} roles={roles} version={version} />
        ))}
      </ul>
    </section>
  );
}

function RoleItem({ role, ...list }: RoleListProps & { role: TemplateRole }) {
  const [act, setAct] = useState<"change" | "remove">();
  const close = () => setAct(undefined);
  return (
    <li className="flex items-center gap-3 py-2.5 ps-4 pe-2">
      <div className="min-w-0 flex-1 gap-x-8 md:flex md:items-center md:justify-between">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 font-medium break-words">
            {role.name}
            {role.required && <Badge variant="primary">In every {brand.workspace.one}</Badge>}
          </p>
          <p className="break-words text-muted-foreground">{role.description}</p>
        </div>
        <p className="text-muted-foreground md:max-w-80 md:text-end">{role.inUse || "Nobody has it"}</p>
      </div>
      <RowMenu
        label={`Actions for ${role.name}`}
        items={[
          { label: "Rename or move", onSelect: () => setAct("change") },
          ...(role.required
            ? []
            : [{ label: "Remove", destructive: true, onSelect: () => setAct("remove") }]),
        ]}
      />
      <RoleDialog {...list} role={role} open={act === "change"} onClose={close} />
      <InUseDialog role={role} open={act === "remove" && role.inUse !== ""} onClose={close} />
      <ConfirmDialog
        open={act === "remove" && role.inUse === ""}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={`Remove the role ${role.name}?`}
        description="Nobody has it. It is gone from every list of roles, and cannot be brought back."
        confirm="Remove role"
        destructive
        action={() => removeRoleAction({ version: list.version, key: role.key })}
        onSuccess={() => toast.success(`The role ${role.name} was removed.`)}
      />
    </li>
  );
}

/** Says why, and offers nothing: who has a role is up to each workspace. */
function InUseDialog({ role, open, onClose }: { role: TemplateRole; open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{role.name} is in use and stays</DialogTitle>
          <DialogDescription>
            {role.inUse}. It can be removed once everybody has another role, which is up to their{" "}
            {brand.workspace.many}. Until then, what it holds can be taken from it.
          </DialogDescription>
        </DialogHeader>
      </DialogContent>
    </Dialog>
  );
}
