"use client";

import { FaultPage, type FaultPageProps } from "@/components/fault-page";

export default function ErrorBoundary(props: FaultPageProps) {
  return <FaultPage {...props} full />;
}
