"use client";

import { Check, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useIsApple } from "@/components/shell/shortcuts";
import type { InvitationChoice, WorkspaceChoice } from "@/components/shell/workspace-switcher";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import {
  Command,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
  clickMarked,
  fold,
} from "@/components/ui/command";
import { Keys } from "@/components/ui/kbd";
import { brand } from "@/lib/brand";
import { cn } from "@/lib/utils";

export interface WorkspaceListProps {
  current: string;
  workspaces: readonly WorkspaceChoice[];
  invitations: readonly InvitationChoice[];
  chooserHref: string;
  newHref: string;
  onChoose: (workspace: WorkspaceChoice) => void;
  onClose: () => void;
}

/** Each line is a link: a click with a modifier opens a tab, Enter clicks the marked one. */
export function WorkspaceList(props: WorkspaceListProps) {
  const { current, workspaces, invitations, chooserHref, newHref, onChoose, onClose } = props;
  const router = useRouter();
  const isApple = useIsApple();
  const [query, setQuery] = useState("");
  const [marked, setMarked] = useState(current);
  const found = search(workspaces, query);
  const waiting = search(invitations, query);

  /** One page ahead and no more: the workspace that the eye or the arrow rests on. */
  function mark(value: string) {
    setMarked(value);
    const workspace = workspaces.find(({ slug }) => slug === value && slug !== current);
    if (workspace) router.prefetch(workspace.href);
  }

  return (
    <Command
      label={`Switch ${brand.workspace.one}`}
      shouldFilter={false}
      value={marked}
      onValueChange={mark}
      onKeyDown={clickMarked}
      loop
    >
      <CommandInput
        autoFocus
        value={query}
        onValueChange={setQuery}
        placeholder={`Find ${brand.workspace.a}…`}
      />
      <p role="status" className="px-3 py-5 text-center text-muted-foreground empty:sr-only">
        {found.length + waiting.length === 0 && `No ${brand.workspace.one} is called “${query.trim()}”.`}
      </p>
      <CommandList label={`Your ${brand.workspace.many}`} className="pb-0">
        {found.map((workspace) => (
          <CommandItem key={workspace.slug} value={workspace.slug} asChild>
            <Link
              href={workspace.href}
              prefetch={false}
              tabIndex={-1}
              onNavigate={(event) => {
                event.preventDefault();
                onChoose(workspace);
              }}
            >
              <WorkspaceLine workspace={workspace} isCurrent={workspace.slug === current} />
            </Link>
          </CommandItem>
        ))}
        {waiting.length > 0 && (
          <CommandGroup heading="Waiting for you">
            {waiting.map((invitation) => (
              <CommandItem key={invitation.id} value={invitation.id} asChild>
                <Link href={chooserHref} prefetch={false} tabIndex={-1} onNavigate={onClose}>
                  <Avatar name={invitation.name} seed={invitation.slug} shape="square" />
                  <span className="min-w-0 flex-1 truncate font-medium">{invitation.name}</span>
                  <Badge variant="primary">Invited as {invitation.roleName}</Badge>
                </Link>
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        <div className="sticky bottom-0 -mx-1 border-t bg-popover p-1 not-first:mt-1">
          <CommandItem value=":new" asChild>
            <Link href={newHref} prefetch={false} tabIndex={-1} onNavigate={onClose}>
              <span className="grid size-8 shrink-0 place-items-center rounded-md border border-dashed border-input">
                <Plus aria-hidden="true" className="size-4" />
              </span>
              <span className="flex-1">New {brand.workspace.one}</span>
            </Link>
          </CommandItem>
          <p
            aria-hidden="true"
            className="-mx-1 mt-1 -mb-1 hidden items-center gap-1.5 border-t px-3 py-2 text-xs text-muted-foreground sm:flex"
          >
            <Keys of="↵" /> to open
            <span className="ms-auto flex items-center gap-1.5">
              <Keys of={isApple ? "⌘ ↵" : "Ctrl ↵"} /> in a new tab
            </span>
          </p>
        </div>
      </CommandList>
    </Command>
  );
}

function WorkspaceLine({ workspace, isCurrent }: { workspace: WorkspaceChoice; isCurrent: boolean }) {
  return (
    <>
      <Avatar name={workspace.name} seed={workspace.slug} shape="square" />
      <span className="grid min-w-0 flex-1 leading-tight">
        <span className={cn("truncate", isCurrent ? "font-semibold" : "font-medium")}>{workspace.name}</span>
        {/* Two may have the same name: the address tells them apart. */}
        <span className="truncate text-xs text-muted-foreground">
          {workspace.roleName} · /{workspace.slug}
        </span>
      </span>
      <span className="grid size-4 shrink-0 place-items-center">
        {isCurrent && <Check role="img" aria-label="current" className="size-4 text-primary-text" />}
      </span>
    </>
  );
}

/** Workspaces or invitations by name or slug, accents and case aside; names that begin with it come first. */
function search<Choice extends { slug: string; name: string }>(
  choices: readonly Choice[],
  query: string,
): readonly Choice[] {
  const wanted = fold(query.trim());
  if (wanted === "") return choices;
  const matches = choices.filter(({ name, slug }) => fold(name).includes(wanted) || slug.includes(wanted));
  const begins = (choice: Choice) => fold(choice.name).startsWith(wanted);
  return [...matches.filter(begins), ...matches.filter((choice) => !begins(choice))];
}
