"use client";

import dynamic from "next/dynamic";

/** Apart, so that a home without the step does not load it. */
const NewProjectForm = dynamic(() => import("./project-form").then((module) => module.NewProjectForm));

/** The form of the page, on the home of a new workspace. */
export function FirstProject({ slug }: { slug: string }) {
  return <NewProjectForm slug={slug} autoFocus={false} />;
}
