"use client";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { brand } from "@/lib/brand";
import { deleteOrganizationAction } from "./actions";

export function DeleteWorkspace({ slug, name }: { slug: string; name: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="destructive" className="justify-self-start">
          Delete {brand.workspace.one}
        </Button>
      }
      title={`Delete ${name}?`}
      description="Everybody is out at once. Each owner gets a mail with a link that restores it, good for 30 days. After that nothing brings it back."
      confirm={`Delete ${brand.workspace.one}`}
      phrase={name}
      destructive
      action={() => deleteOrganizationAction(slug, { name })}
    />
  );
}
