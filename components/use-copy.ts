import { useState } from "react";
import { toast } from "@/components/ui/toaster";

/** Copies a text and says so. `isRefused` once the browser did not let the page: then the person has to. */
export function useCopy(text: string): { copy: () => Promise<void>; isRefused: boolean } {
  const [isRefused, setRefused] = useState(false);
  async function copy() {
    try {
      // Not there at all on a page over http.
      await navigator.clipboard.writeText(text);
      toast.success("Copied.");
    } catch {
      setRefused(true);
    }
  }
  return { copy, isRefused };
}
