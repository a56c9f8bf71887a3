"use client";

import dynamic from "next/dynamic";
import type { RoleChoice } from "@/components/role-picker";
import { useStepDone } from "../first-minutes";

/** Apart, so that a home without the step does not load it. */
const InviteForm = dynamic(() => import("./invite-form").then((module) => module.InviteForm));

/** The form of the dialog, on the home of a new workspace. */
export function InviteStep({ slug, roles }: { slug: string; roles: readonly RoleChoice[] }) {
  const done = useStepDone();
  return <InviteForm slug={slug} roles={roles} onDone={done} isShort />;
}
