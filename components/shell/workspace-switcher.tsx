"use client";

import { ChevronsUpDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ComponentProps, useEffect, useOptimistic, useRef, useTransition } from "react";
import { useOnDemand } from "@/components/on-demand";
import { useAnnounce } from "@/components/shell/coming";
import { switcherId } from "@/components/shell/ids";
import { Avatar } from "@/components/ui/avatar";
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
const loadPopover = () =>
  import("@/components/shell/workspace-popover").then((module) => module.WorkspacePopover);

/** The shell of the next workspace is a new one: it learns from here that the focus was on its switcher. */
let arriving: string | undefined;

/** Where I am, and one step to anywhere else. It says where I am going the moment I choose. */
export function WorkspaceSwitcher({ current, workspaces, invitations, ...hrefs }: WorkspaceSwitcherProps) {
  const router = useRouter();
  const [moving, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(current);
  const { loaded, button } = useOnDemand("dialog", loadPopover);
  const trigger = useRef<HTMLButtonElement>(null);
  useAnnounce(moving ? { title: shown.name, shape: "home" } : undefined);
  const face = {
    ref: trigger,
    shown,
    role: workspaces.find((workspace) => workspace.slug === shown.slug)?.roleName,
    waiting: invitations.length,
    moving,
  };

  useEffect(() => {
    // Whoever went on to something else meanwhile stays there.
    const isNowhere = document.activeElement === document.body;
    if (arriving === current.slug && isNowhere) trigger.current?.focus({ preventScroll: true });
    arriving = undefined;
  }, [current.slug]);

  function choose(workspace: WorkspaceChoice) {
    if (workspace.slug === current.slug) return;
    arriving = workspace.slug;
    startTransition(() => {
      setShown(workspace);
      router.push(workspace.href);
    });
  }

  const WorkspacePopover = loaded?.it;
  return (
    <>
      {WorkspacePopover ? (
        <WorkspacePopover
          trigger={<SwitcherButton {...face} />}
          current={current.slug}
          workspaces={workspaces}
          invitations={invitations}
          {...hrefs}
          onChoose={choose}
        />
      ) : (
        <SwitcherButton {...face} {...button} />
      )}
    </>
  );
}

interface SwitcherButtonProps extends ComponentProps<"button"> {
  shown: { slug: string; name: string };
  role: string | undefined;
  /** How many invitations wait. */
  waiting: number;
  moving: boolean;
}

/** What opens it: by itself at first, then as the popover's trigger. */
function SwitcherButton({ shown, role, waiting, moving, ...props }: SwitcherButtonProps) {
  return (
    <button
      type="button"
      id={switcherId}
      aria-busy={moving}
      data-tip={shown.name}
      className="focus-ring -outline-offset-2 relative flex h-11 w-full items-center gap-2.5 rounded-lg px-2 text-start transition-colors hover:bg-accent data-[state=open]:bg-accent lg:h-12 icons-only:-mx-1 icons-only:w-11 icons-only:justify-center"
      {...props}
    >
      <Avatar name={shown.name} seed={shown.slug} shape="square" />
      <span className="grid min-w-0 flex-1 leading-tight icons-only:sr-only">
        <span className="truncate font-semibold text-foreground">{shown.name}</span>
        {role && <span className="truncate text-xs text-muted-foreground">{role}</span>}
      </span>
      <span className="sr-only">Switch {brand.workspace.one}</span>
      {waiting > 0 && (
        <span className="size-2 shrink-0 rounded-full bg-primary icons-only:absolute icons-only:end-1 icons-only:top-1 icons-only:size-2.5 icons-only:ring-2 icons-only:ring-sidebar">
          <span className="sr-only">
            {waiting === 1 ? "An invitation waits." : `${waiting} invitations wait.`}
          </span>
        </span>
      )}
      {moving ? (
        <Spinner className="text-muted-foreground icons-only:absolute icons-only:rounded-full icons-only:bg-sidebar icons-only:text-foreground" />
      ) : (
        <ChevronsUpDown
          aria-hidden="true"
          className="size-4 shrink-0 text-muted-foreground icons-only:hidden"
        />
      )}
    </button>
  );
}
