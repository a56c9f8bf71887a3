"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { workspacePath } from "@/lib/paths";
import { archiveProjectAction, deleteProjectAction, restoreProjectAction } from "../actions";

interface ProjectMenuProps {
  slug: string;
  project: { id: string; name: string; isArchived: boolean };
  canArchive: boolean;
  canDelete: boolean;
}

export function ProjectMenu({
  slug,
  project: { id, name, isArchived },
  canArchive,
  canDelete,
}: ProjectMenuProps) {
  const router = useRouter();
  return (
    <>
      {canArchive && isArchived && (
        <ConfirmDialog
          trigger={<Button variant="secondary">Restore</Button>}
          title={`Restore ${name}?`}
          description="It is back among the projects in use."
          confirm="Restore project"
          action={() => restoreProjectAction(slug, { id })}
          onSuccess={() => toast.success("Restored.")}
        />
      )}
      {canArchive && !isArchived && (
        <ConfirmDialog
          trigger={<Button variant="secondary">Archive</Button>}
          title={`Archive ${name}?`}
          description="It moves to the end of the list. You can restore it at any time."
          confirm="Archive project"
          action={() => archiveProjectAction(slug, { id })}
          onSuccess={() => toast.success("Archived.")}
        />
      )}
      {canDelete && (
        <ConfirmDialog
          trigger={<Button variant="secondary">Delete</Button>}
          title={`Delete ${name}?`}
          description="It is gone for everyone, at once. This cannot be undone."
          confirm="Delete project"
          destructive
          action={() => deleteProjectAction(slug, { id })}
          onSuccess={() => router.push(workspacePath(slug, "projects"))}
        />
      )}
    </>
  );
}
