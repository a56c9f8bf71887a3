"use client";

import { Check } from "lucide-react";
import * as Menu from "radix-ui/dropdown-menu";
import type { ComponentProps } from "react";
import { popoverClasses } from "@/components/ui/popover";
import { cn } from "@/lib/utils";

export const DropdownMenuTrigger = Menu.Trigger;
export const DropdownMenuGroup = Menu.Group;
export const DropdownMenuRadioGroup = Menu.RadioGroup;

/** Not modal: the page behind neither loses its scrollbar nor hides from assistive technology. */
export function DropdownMenu(props: ComponentProps<typeof Menu.Root>) {
  return <Menu.Root modal={false} {...props} />;
}

const itemClasses = cn(
  "relative flex min-h-8 cursor-default items-center gap-2.5 rounded-sm px-2 py-1 text-sm select-none focus-ring -outline-offset-2",
  "focus:bg-accent focus:text-accent-foreground data-disabled:pointer-events-none data-disabled:opacity-50",
  "[&_svg]:pointer-events-none [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground",
);

export function DropdownMenuContent({
  className,
  sideOffset = 6,
  ...props
}: ComponentProps<typeof Menu.Content>) {
  return (
    <Menu.Portal>
      <Menu.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(popoverClasses, "min-w-48 overflow-y-auto p-1", className)}
        {...props}
      />
    </Menu.Portal>
  );
}

interface DropdownMenuItemProps extends ComponentProps<typeof Menu.Item> {
  variant?: "default" | "destructive";
}

export function DropdownMenuItem({ className, variant = "default", ...props }: DropdownMenuItemProps) {
  const destructive =
    "text-destructive-text focus:bg-destructive-soft focus:text-destructive-text [&_svg]:text-destructive-text";
  return (
    <Menu.Item className={cn(itemClasses, variant === "destructive" && destructive, className)} {...props} />
  );
}

export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Menu.RadioItem>) {
  return (
    <Menu.RadioItem className={cn(itemClasses, "pe-8", className)} {...props}>
      {children}
      <Menu.ItemIndicator className="absolute end-2">
        <Check aria-hidden="true" />
      </Menu.ItemIndicator>
    </Menu.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Menu.Label>) {
  return <Menu.Label className={cn("px-2 py-1.5 text-xs text-muted-foreground", className)} {...props} />;
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof Menu.Separator>) {
  return <Menu.Separator className={cn("-mx-1 my-1 h-px bg-border", className)} {...props} />;
}
