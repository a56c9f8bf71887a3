"use client";

import { useEffect, useState } from "react";
import { slugInput } from "@/lib/organization/input";
import { checkSlugAction } from "./actions";

/** Whether an address is free, in words. Asks a moment after the last key; an answer that comes late is for another slug and is dropped. */
export function useAvailability(slug: string): string {
  const [answer, setAnswer] = useState<{ slug: string; text: string }>();
  useEffect(() => {
    const parsed = slugInput.safeParse(slug);
    if (!parsed.success) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const result = await checkSlugAction({ slug }).catch(() => undefined);
      if (!isCurrent || !result?.ok) return;
      setAnswer({
        slug,
        text: result.data.isFree ? `“${parsed.data}” is free.` : `“${parsed.data}” is taken.`,
      });
    }, 300);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [slug]);
  return answer?.slug === slug ? answer.text : "3 to 40 letters, digits and hyphens.";
}
