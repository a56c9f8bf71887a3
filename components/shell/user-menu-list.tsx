"use client";

import { CircleUser, Keyboard, LayoutGrid, LogOut } from "lucide-react";
import Link from "next/link";
import { useTransition } from "react";
import { focusFirstItem } from "@/components/on-demand";
import { useCommands } from "@/components/shell/commands";
import { UserMenuButton, type UserMenuProps } from "@/components/shell/user-menu";
import { ThemeChoice } from "@/components/theme-choice";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { brand } from "@/lib/brand";

interface UserMenuListProps extends UserMenuProps {
  /** Whether a key opened it: then the first item has the focus at once. */
  byKeyboard: boolean;
}

/** Begins open. */
export function UserMenuList({
  userId,
  name,
  email,
  accountHref,
  chooserHref,
  signOutAction,
  byKeyboard,
}: UserMenuListProps) {
  const { open: openLayer } = useCommands();
  const [leaving, startTransition] = useTransition();
  const signOut = () =>
    startTransition(async () => {
      await signOutAction();
    });
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>
        <UserMenuButton userId={userId} name={name} email={email} aria-busy={leaving} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60" ref={byKeyboard ? focusFirstItem : undefined}>
        <DropdownMenuLabel className="grid leading-tight">
          <span className="truncate text-sm font-medium text-foreground">{name}</span>
          <span className="truncate">{email}</span>
        </DropdownMenuLabel>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href={chooserHref} prefetch={false}>
            <LayoutGrid aria-hidden="true" />
            All {brand.workspace.many}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href={accountHref} prefetch={false}>
            <CircleUser aria-hidden="true" />
            Your account
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => openLayer("shortcuts")}>
          <Keyboard aria-hidden="true" />
          Keyboard shortcuts
        </DropdownMenuItem>
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
