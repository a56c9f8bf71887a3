import { SearchX, UserPlus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { brand } from "@/lib/brand";
import { inNumbers } from "@/lib/text/in-numbers";

/** To who is alone: `invite` is the way out of it; `waiting` have been sent. */
export function NobodyElse({ invite, waiting }: { invite: ReactNode; waiting: number }) {
  return (
    <EmptyState
      icon={<UserPlus />}
      title="Nobody else is here yet"
      description={
        waiting > 0
          ? `${inNumbers(waiting, "invitation waits", "invitations wait")} for an answer. Who accepts stands here.`
          : `Whoever you invite gets a mail, and the role that you choose. They see this ${brand.workspace.one} and no other of yours.`
      }
      action={invite}
      className="py-10"
    />
  );
}

/** Of whom was looked for. */
export function NobodyFound({ here }: { here: string }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="Nobody like that"
      description="Nobody here matches what you typed and chose."
      action={
        <Button asChild variant="secondary">
          <Link href={here} prefetch={false}>
            Show everyone
          </Link>
        </Button>
      }
    />
  );
}
