"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import { collapsedValue, sidebarCookie } from "@/components/shell/sidebar-cookie";

/** What was chosen in this tab. A shell that Next kept from before knows only what the cookie said then. */
let chosen: boolean | undefined;
const listeners = new Set<() => void>();

const SidebarContext = createContext({ isCollapsed: false, toggle: () => {} });

export function useSidebar() {
  return useContext(SidebarContext);
}

interface SidebarFrameProps {
  /** As the cookie of the request says. */
  isCollapsed: boolean;
  children: ReactNode;
}

/** Two columns: the sidebar, whole or with its icons alone, and the page. On a phone one above the other. */
export function SidebarFrame({ isCollapsed: initially, children }: SidebarFrameProps) {
  const isCollapsed = useSyncExternalStore(
    listen,
    () => chosen ?? initially,
    () => initially,
  );
  return (
    <SidebarContext value={{ isCollapsed, toggle: () => choose(!isCollapsed) }}>
      <div
        data-sidebar={isCollapsed ? collapsedValue : undefined}
        className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)] lg:data-[sidebar=collapsed]:grid-cols-[3.8125rem_minmax(0,1fr)]"
      >
        {children}
      </div>
    </SidebarContext>
  );
}

function choose(isCollapsed: boolean): void {
  chosen = isCollapsed;
  const age = isCollapsed ? 365 * 24 * 60 * 60 : 0;
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous, and not in every browser
  document.cookie = `${sidebarCookie}=${collapsedValue}; path=/; max-age=${age}; samesite=lax${secure}`;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
