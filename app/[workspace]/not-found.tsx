"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import { ErrorPage } from "@/components/error-page";
import { RefusedMark } from "@/components/refused-mark";
import { Button } from "@/components/ui/button";
import { workspacePath } from "@/lib/paths";

/** In the shell, for a member; and for who was one when it loaded, whom the tab's notice then tells so. */
export default function NotFoundHere() {
  const { workspace } = useParams<{ workspace: string }>();
  return (
    <ErrorPage
      eyebrow="404"
      title="There is nothing here"
      action={
        <Button asChild>
          <Link href={workspacePath(workspace)}>Go to the home page</Link>
        </Button>
      }
    >
      The address may be wrong, or what stood here was deleted.
      <RefusedMark />
    </ErrorPage>
  );
}
