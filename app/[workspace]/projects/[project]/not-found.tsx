"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import { ErrorPage } from "@/components/error-page";
import { RefusedMark } from "@/components/refused-mark";
import { Button } from "@/components/ui/button";
import { workspacePath } from "@/lib/paths";

/** Next tells a page like this nothing of its address: the browser knows it. */
export default function ProjectNotFound() {
  const { workspace } = useParams<{ workspace: string }>();
  return (
    <ErrorPage
      eyebrow="404"
      title="This project is not here"
      action={
        <Button asChild>
          <Link href={workspacePath(workspace, "projects")}>See all projects</Link>
        </Button>
      }
    >
      It was deleted, or the address is wrong.
      <RefusedMark />
    </ErrorPage>
  );
}
