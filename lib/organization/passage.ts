/** How a request comes by its access: from its token, else from the gate. Shared by pages and actions. */
import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import type { OrganizationAccess, ShellEntry } from "@/db/entry";
import { checkAccess, enterOrganization, type Tx } from "@/db/wall";
import { currentSession } from "@/lib/auth/cookies";
import { organizationCookieName } from "./cookie";
import { askGate, type Passage } from "./gate";
import type { Permission } from "./template";
import { verifyOrganizationSession } from "./token";

type Closed = Exclude<Passage, { outcome: "open" }>;
/** `isFresh`: the gate was asked, so the browser should be given a new token. */
export type Passed<T> =
  | { outcome: "done"; result: T; access: OrganizationAccess; isFresh: boolean }
  | { outcome: "forbidden" }
  | Closed;

/** Within one page request, layout and page share the access that was found last. */
const shared = cache((_slug: string): { passage?: Passage; isFresh: boolean } => ({ isFresh: false }));

/**
 * Runs `work` in the organization, with a current access. A stale token leads back to the gate; a missing permission is
 * refused only once the epoch has proved current, so a promoted person is never refused and a demoted one never let through.
 */
export async function passInto<T>(
  slug: string,
  permission: Permission,
  work: (tx: Tx) => Promise<T>,
): Promise<Passed<T>> {
  return withCurrentAccess(slug, (access, isFresh) =>
    enterOrganization(access, async (tx): Promise<Passed<T>> => {
      if (!access.permissions.has(permission)) return { outcome: "forbidden" };
      return { outcome: "done", result: await work(tx), access, isFresh };
    }),
  );
}

/** The same for the shell: one statement that checks the access and reads what the shell shows. */
export async function passTo(slug: string): Promise<Passed<ShellEntry>> {
  return withCurrentAccess(slug, async (access, isFresh) => {
    const entry = await checkAccess(access);
    return entry.outcome === "entered"
      ? { outcome: "entered", result: { outcome: "done", result: entry, access, isFresh } }
      : { outcome: entry.outcome };
  });
}

/** Role and rules may change between the gate and the door: then it is asked again, a few times at most. */
async function withCurrentAccess<T>(
  slug: string,
  enter: (
    access: OrganizationAccess,
    isFresh: boolean,
  ) => Promise<{ outcome: "entered"; result: Passed<T> } | { outcome: "stale" | "gone" }>,
): Promise<Passed<T>> {
  const session = await currentSession();
  const kept = shared(slug);
  kept.passage ??= await fromToken(session, slug);
  for (let attempt = 0; attempt < 4; attempt += 1) {
    if (!kept.passage) {
      kept.passage = await askGate(session, slug);
      kept.isFresh = true;
    }
    if (kept.passage.outcome !== "open") return kept.passage;
    const entered = await enter(kept.passage.access, kept.isFresh);
    if (entered.outcome === "entered") return entered.result;
    kept.passage = undefined;
  }
  throw new Error("The organization's rules changed at every attempt to enter it.");
}

async function fromToken(session: Buffer | undefined, slug: string): Promise<Passage | undefined> {
  const token = (await cookies()).get(organizationCookieName())?.value;
  const access = session && token ? await verifyOrganizationSession(token, { session, slug }) : undefined;
  return access && { outcome: "open", access };
}
