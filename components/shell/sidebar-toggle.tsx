"use client";

import { PanelLeft } from "lucide-react";
import { sidebarToggleId } from "@/components/shell/ids";
import { useSidebar } from "@/components/shell/sidebar-frame";
import { Button } from "@/components/ui/button";

export function SidebarToggle() {
  const { isCollapsed, toggle } = useSidebar();
  return (
    <Button
      id={sidebarToggleId}
      variant="ghost"
      size="icon-sm"
      aria-label="Sidebar"
      aria-expanded={!isCollapsed}
      aria-controls="sidebar"
      title={isCollapsed ? "Widen the sidebar" : "Narrow the sidebar to its icons"}
      onClick={toggle}
      className="hidden text-muted-foreground lg:inline-flex noscript:hidden"
    >
      <PanelLeft aria-hidden="true" className="rtl:rotate-180" />
    </Button>
  );
}
