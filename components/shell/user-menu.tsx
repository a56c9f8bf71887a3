"use client";

import { ChevronsUpDown, LayoutGrid, LogOut } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useTransition } from "react";
import { ThemeChoice } from "@/components/theme-choice";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { brand } from "@/lib/brand";

interface UserMenuProps {
  name: string;
  email: string;
  /** Where all of my workspaces are listed. */
  chooserHref: string;
  signOutAction: () => Promise<unknown>;
  /** More `DropdownMenuItem`s, above the theme. */
  children?: ReactNode;
}

export function UserMenu({ name, email, chooserHref, signOutAction, children }: UserMenuProps) {
  const [leaving, startTransition] = useTransition();
  const signOut = () =>
    startTransition(async () => {
      await signOutAction();
    });
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-busy={leaving}
        className="focus-ring -outline-offset-2 flex h-11 shrink-0 items-center gap-2.5 rounded-lg px-2 text-start transition-colors hover:bg-accent data-[state=open]:bg-accent lg:h-12"
      >
        <Avatar name={name} seed={email} />
        <span className="hidden min-w-0 flex-1 leading-tight lg:grid">
          <span className="truncate font-medium text-foreground">{name}</span>
          <span className="truncate text-xs text-muted-foreground">{email}</span>
        </span>
        <span className="sr-only">Your menu</span>
        <ChevronsUpDown
          aria-hidden="true"
          className="hidden size-4 shrink-0 text-muted-foreground lg:block"
        />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60">
        <DropdownMenuLabel className="grid leading-tight">
          <span className="truncate text-sm font-medium text-foreground">{name}</span>
          <span className="truncate">{email}</span>
        </DropdownMenuLabel>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href={chooserHref}>
            <LayoutGrid aria-hidden="true" />
            All {brand.workspace.many}
          </Link>
        </DropdownMenuItem>
        {children}
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <ThemeChoice />
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={signOut}>
          <LogOut aria-hidden="true" />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
