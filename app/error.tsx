"use client";

import { FaultPage, type FaultPageProps } from "@/components/fault-page";
import { chooserPath } from "@/lib/paths";

/** With nothing of the app around it: what is broken may be the shell itself. */
export default function ErrorBoundary(props: FaultPageProps) {
  return <FaultPage {...props} elsewhere={chooserPath} />;
}
