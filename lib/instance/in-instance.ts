/** The doors of staff: `inInstance` for pages, `enterInstance` below it and below actions. */
import "server-only";
import { notFound, redirect } from "next/navigation";
import { isStaff } from "@/db/queries/staff";
import { asStaff, type StaffTx } from "@/db/wall";
import { currentSession } from "@/lib/auth/cookies";
import { currentUser } from "@/lib/auth/session";
import { withRequestId } from "@/lib/fault";
import { signInPath } from "@/lib/paths";
import { requestPath } from "@/lib/request";
import { type InstancePermission, staffHold } from "./permissions";

export type Entered<T> = { outcome: "done"; result: T } | { outcome: "not-found" | "signed-out" };

/** One transaction of a staff member who holds the permission. For everyone else there is nothing here. */
export async function enterInstance<T>(
  permission: InstancePermission,
  work: (tx: StaffTx) => Promise<T>,
): Promise<Entered<T>> {
  const session = await currentSession();
  const entered = session && staffHold(permission) ? await asStaff(session, work) : undefined;
  if (entered) return { outcome: "done", result: entered.result };
  return { outcome: (await currentUser()) ? "not-found" : "signed-out" };
}

/** The same for a page: a real 404 for who is not staff, the sign-in page and back for who is nobody yet. */
export async function inInstance<T>(
  permission: InstancePermission,
  work: (tx: StaffTx) => Promise<T>,
): Promise<T> {
  const entered = await withRequestId(enterInstance(permission, work));
  switch (entered.outcome) {
    case "done":
      return entered.result;
    case "not-found":
      return notFound();
    case "signed-out":
      return redirect(signInPath(await requestPath("/workspaces")));
  }
}

/** Whether to show the way to a page of staff. */
export async function canInInstance(session: Buffer, permission: InstancePermission): Promise<boolean> {
  return staffHold(permission) && (await isStaff(session));
}
