// The only place of the trace that counts requests: whole pages, pages by the router, and what is fetched ahead.
import type { Page, Request } from "@playwright/test";

export type Traffic = { documents: number; pages: number; ahead: number };

/** Counts from now on; `take` gives what has been since the last time, once nothing is under way. */
export function listen(page: Page) {
  let traffic = none();
  const open = new Set<Request>();
  page.on("request", (request) => {
    const headers = request.headers();
    const isAhead = "next-router-prefetch" in headers || "next-router-segment-prefetch" in headers;
    if (request.isNavigationRequest()) traffic.documents += 1;
    else if (isAhead) traffic.ahead += 1;
    else if ("rsc" in headers) traffic.pages += 1;
    open.add(request);
  });
  page.on("requestfinished", (request) => open.delete(request));
  page.on("requestfailed", (request) => open.delete(request));
  return {
    take: async (): Promise<Traffic> => {
      do await page.waitForTimeout(100);
      while (open.size > 0);
      const taken = traffic;
      traffic = none();
      return taken;
    },
  };
}

function none(): Traffic {
  return { documents: 0, pages: 0, ahead: 0 };
}
