"use client";

import { useEffect } from "react";
import { noteRefusal } from "@/components/refusal";

/** Stands on a page that says no: perhaps the tab does not know yet why. Once it may say yes, only a full load does. */
export function RefusedMark() {
  useEffect(() => noteRefusal(), []);
  return <span data-refused-page hidden />;
}
