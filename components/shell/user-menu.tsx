"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { useOnDemand } from "@/components/on-demand";
import { Avatar } from "@/components/ui/avatar";

export interface UserMenuProps {
  /** Gives the picture its colour, as in every list of people. */
  userId: string;
  name: string;
  email: string;
  /** My own page. */
  accountHref: string;
  /** Where all of my workspaces are listed. */
  chooserHref: string;
  signOutAction: () => Promise<unknown>;
}

const loadList = () => import("@/components/shell/user-menu-list").then((module) => module.UserMenuList);

/** Who I am, and what is mine. The menu itself loads when it is first wanted. */
export function UserMenu(props: UserMenuProps) {
  const { loaded, button } = useOnDemand("menu", loadList);
  const { userId, name, email } = props;
  if (!loaded) return <UserMenuButton userId={userId} name={name} email={email} {...button} />;
  const { it: UserMenuList, byKeyboard } = loaded;
  return <UserMenuList {...props} byKeyboard={byKeyboard} />;
}

type UserMenuButtonProps = ComponentProps<"button"> & Pick<UserMenuProps, "userId" | "name" | "email">;

/** What opens it: by itself at first, then as the menu's trigger. */
export function UserMenuButton({ userId, name, email, ...props }: UserMenuButtonProps) {
  return (
    <button
      type="button"
      data-tip={name}
      className="focus-ring -outline-offset-2 flex h-11 shrink-0 items-center gap-2.5 rounded-lg px-2 text-start transition-colors hover:bg-accent data-[state=open]:bg-accent lg:h-12 icons-only:-mx-1 icons-only:justify-center"
      {...props}
    >
      <Avatar name={name} seed={userId} />
      <span className="hidden min-w-0 flex-1 leading-tight lg:grid icons-only:sr-only">
        <span className="truncate font-medium text-foreground">{name}</span>
        <span className="truncate text-xs text-muted-foreground">{email}</span>
      </span>
      <span className="sr-only">Your menu</span>
      <ChevronsUpDown
        aria-hidden="true"
        className="hidden size-4 shrink-0 text-muted-foreground lg:block icons-only:hidden"
      />
    </button>
  );
}
