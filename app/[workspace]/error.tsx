"use client";

import { FaultPage, type FaultPageProps } from "@/components/fault-page";

export default function WorkspaceError(props: FaultPageProps) {
  return <FaultPage {...props} />;
}
