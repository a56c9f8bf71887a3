"use client";

import { ChevronsUpDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useOptimistic, useRef, useState, useTransition } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { brand } from "@/lib/brand";

export interface WorkspaceChoice {
  slug: string;
  name: string;
  /** My role there. */
  roleName: string;
  href: string;
}

export interface InvitationChoice {
  id: string;
  slug: string;
  name: string;
  /** The role that I would have there. */
  roleName: string;
}

interface WorkspaceSwitcherProps {
  current: { slug: string; name: string };
  workspaces: readonly WorkspaceChoice[];
  invitations: readonly InvitationChoice[];
  /** Where an invitation is accepted. */
  chooserHref: string;
  /** Where a new one is made. */
  newHref: string;
}

/** The list and its search load when they are first wanted. */
const loadList = () => import("@/components/shell/workspace-list").then((module) => module.WorkspaceList);
const WorkspaceList = dynamic(loadList, { ssr: false, loading: ListSkeleton });

/** The shell of the next workspace is a new one: it learns from here that the focus was on its switcher. */
let arriving: string | undefined;

/** Where I am, and one step to anywhere else. It says where I am going the moment I choose. */
export function WorkspaceSwitcher({ current, workspaces, invitations, ...hrefs }: WorkspaceSwitcherProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [moving, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(current);
  const trigger = useRef<HTMLButtonElement>(null);
  const role = workspaces.find((workspace) => workspace.slug === shown.slug)?.roleName;

  useEffect(() => {
    if (arriving === current.slug) trigger.current?.focus({ preventScroll: true });
    arriving = undefined;
  }, [current.slug]);

  function choose(workspace: WorkspaceChoice) {
    setOpen(false);
    if (workspace.slug === current.slug) return;
    arriving = workspace.slug;
    startTransition(() => {
      setShown(workspace);
      router.push(workspace.href);
    });
  }

  return (
    <Popover open={open} onOpenChange={setOpen} modal>
      <PopoverTrigger
        ref={trigger}
        onPointerEnter={loadList}
        onFocus={loadList}
        aria-busy={moving}
        className="focus-ring -outline-offset-2 flex h-11 w-full items-center gap-2.5 rounded-lg px-2 text-start transition-colors hover:bg-accent data-[state=open]:bg-accent lg:h-12"
      >
        <Avatar name={shown.name} seed={shown.slug} shape="square" />
        <span className="grid min-w-0 flex-1 leading-tight">
          <span className="truncate font-semibold text-foreground">{shown.name}</span>
          {role && <span className="truncate text-xs text-muted-foreground">{role}</span>}
        </span>
        <span className="sr-only">Switch {brand.workspace.one}</span>
        {invitations.length > 0 && (
          <span className="size-2 shrink-0 rounded-full bg-primary">
            <span className="sr-only">
              {invitations.length === 1 ? "An invitation waits." : `${invitations.length} invitations wait.`}
            </span>
          </span>
        )}
        {moving ? (
          <Spinner className="text-muted-foreground" />
        ) : (
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
        )}
      </PopoverTrigger>
      <PopoverContent
        aria-label={`Switch ${brand.workspace.one}`}
        className="flex w-80 max-w-[calc(100vw-1rem)] flex-col overflow-hidden p-0"
      >
        <WorkspaceList
          current={current.slug}
          workspaces={workspaces}
          invitations={invitations}
          {...hrefs}
          onChoose={choose}
          onClose={() => setOpen(false)}
        />
      </PopoverContent>
    </Popover>
  );
}

function ListSkeleton() {
  return (
    <div className="grid gap-2 p-3">
      <Skeleton className="h-6" />
      <Skeleton className="h-9" />
      <Skeleton className="h-9" />
    </div>
  );
}
