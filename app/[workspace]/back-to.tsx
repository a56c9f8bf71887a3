"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { workspacePath } from "@/lib/paths";

/** A way on in the workspace at hand, for pages that Next gives no address: its home, or below it. */
export function BackTo({ segments = [], children }: { segments?: string[]; children: ReactNode }) {
  const { workspace } = useParams<{ workspace: string }>();
  return (
    <Button asChild>
      <Link href={workspacePath(workspace, ...segments)}>{children}</Link>
    </Button>
  );
}
