"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { listOwnMemberships } from "@/db/queries/own-memberships";
import { publicAction } from "@/lib/auth/action";
import { currentSession, forgetStep } from "@/lib/auth/cookies";
import { signOut } from "@/lib/auth/next-auth";
import { emptyCookies } from "@/lib/organization/cookie";
import { safeReturnPath, signInPath } from "@/lib/paths";

/** Ends the session, takes the cookies of every workspace along, and leads to `next`, else to the sign-in page. */
export const signOutAction = publicAction("session.end", z.string().optional(), async (next) => {
  const session = await currentSession();
  const memberships = session ? await listOwnMemberships(session) : [];
  const jar = await cookies();
  for (const empty of emptyCookies(memberships.map(({ slug }) => slug))) jar.set(empty);
  await forgetStep();
  await signOut();
  redirect(safeReturnPath(next) ?? signInPath());
});
