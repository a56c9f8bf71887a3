"use client";

import { CircleUser, Keyboard, LogOut, SlidersHorizontal } from "lucide-react";
import { useTheme } from "next-themes";
import { type ReactNode, useEffect, useState } from "react";
import { CommandLink } from "@/components/shell/command-link";
import type { CommandMenuProps } from "@/components/shell/command-menu";
import type { MoreCommands } from "@/components/shell/commands";
import type { Destination, Place } from "@/components/shell/place";
import { frameShortcuts, useShortcutsOn } from "@/components/shell/shortcuts";
import { themes } from "@/components/theme-choice";
import { Avatar } from "@/components/ui/avatar";
import { CommandGroup, CommandItem } from "@/components/ui/command";
import { Keys } from "@/components/ui/kbd";
import { brand } from "@/lib/brand";

type CommandGroupsProps = Omit<CommandMenuProps, "isOpen" | "onClosed" | "takeTyped">;

const switchWords = `Switch ${brand.workspace.one}`;

export function CommandGroups(props: CommandGroupsProps) {
  const { pages, acts, own, go, onClose, showShortcuts, signOutAction } = props;
  const { theme, setTheme } = useTheme();
  const more = useMore(props.moreHref);
  const hasKeys = useShortcutsOn();
  const workspaces = props.workspaces ?? more?.workspaces ?? [];

  const leave = (to: Destination) => {
    onClose();
    go(to);
  };
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  const places = (group: string, list: readonly Place[], icon?: ReactNode) =>
    list.map((place) => (
      <CommandLink
        key={place.href}
        value={`${group}: ${place.href}`}
        keywords={[place.name, group, ...(place.keywords ?? [])]}
        to={place}
        onGo={leave}
      >
        {place.icon ?? icon}
        <span className="min-w-0 flex-1 truncate">{place.name}</span>
        {place.shortcut && hasKeys && <Keys of={place.shortcut} className="max-sm:hidden" />}
      </CommandLink>
    ));
  const switching = workspaces.length > 0 && (
    <CommandGroup heading={switchWords}>
      {workspaces.map(({ slug, name, roleName, href }) => (
        <CommandLink
          key={slug}
          value={`Switch: ${slug}`}
          keywords={[name, slug, switchWords]}
          to={{ name, href, shape: "home" }}
          onGo={leave}
        >
          <Avatar name={name} seed={slug} shape="square" size="sm" className="-mx-1" />
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className="shrink-0 text-xs text-muted-foreground">{roleName}</span>
        </CommandLink>
      ))}
    </CommandGroup>
  );

  return (
    <>
      {pages.length > 0 && (
        <CommandGroup heading="Go to">
          {places("Go to", pages, <CircleUser aria-hidden="true" />)}
        </CommandGroup>
      )}
      <CommandGroup heading="Do">{places("Do", acts)}</CommandGroup>
      {props.workspaces && switching}
      <CommandGroup heading="Your account">
        {places("Your account", own, <CircleUser aria-hidden="true" />)}
        <CommandItem
          value="Sign out"
          keywords={["Sign out", "log out", "leave", "end session"]}
          onSelect={then(signOutAction)}
        >
          <LogOut aria-hidden="true" />
          Sign out
        </CommandItem>
      </CommandGroup>
      <CommandGroup heading="Theme">
        {themes.map(({ value, label, icon: Icon }) => (
          <CommandItem
            key={value}
            value={`${label} theme`}
            keywords={[`${label} theme`, "appearance", "mode", "colours", "colors"]}
            onSelect={then(() => setTheme(value))}
          >
            <Icon aria-hidden="true" />
            <span className="flex-1">{label} theme</span>
            {theme === value && <span className="text-xs text-muted-foreground">Chosen</span>}
          </CommandItem>
        ))}
      </CommandGroup>
      <CommandGroup heading="Help">
        <CommandItem
          value="Keyboard shortcuts"
          keywords={["Keyboard shortcuts", "keys", "help", "hotkeys"]}
          onSelect={showShortcuts}
        >
          <Keyboard aria-hidden="true" />
          <span className="flex-1">Keyboard shortcuts</span>
          {hasKeys && <Keys of={frameShortcuts.shortcuts} className="max-sm:hidden" />}
        </CommandItem>
      </CommandGroup>
      {/* What comes later stands below, so that nothing moves under the pointer. */}
      {!props.workspaces && switching}
      {more && more.staff.length > 0 && (
        <CommandGroup heading={brand.staff}>
          {places("Staff", more.staff, <SlidersHorizontal aria-hidden="true" />)}
        </CommandGroup>
      )}
    </>
  );
}

/** What only the server knows, asked for when the menu opens. Without an answer the menu has less in it. */
function useMore(href: string): MoreCommands | undefined {
  const [more, setMore] = useState<MoreCommands>();
  useEffect(() => {
    const leaving = new AbortController();
    fetch(href, { signal: leaving.signal })
      .then((answer) => (answer.ok ? answer.json() : undefined))
      .then(setMore, () => {});
    return () => leaving.abort();
  }, [href]);
  return more;
}
