"use client";

import { useEffect } from "react";
import { noteRefusal } from "@/components/refusal";

/** Stands on a page that says no: perhaps the tab does not know yet why. */
export function RefusedPage() {
  useEffect(() => noteRefusal(), []);
  return null;
}
