import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { Button } from "@/components/ui/button";
import { brand } from "@/lib/brand";
import { signInPath } from "@/lib/paths";

/** What stands in place of the form while only invited people may sign up. */
export function InvitedOnly({ next }: { next: string | undefined }) {
  return (
    <AuthCard
      title="By invitation only"
      description={`An account on this ${brand.name} begins with an invitation.`}
    >
      <ul className="grid list-disc gap-2 ps-5 text-pretty">
        <li>Were you invited? Open the link in the mail that you got: you create your account there.</li>
        <li>Did somebody give you a join link? Open it, and go on from there.</li>
        <li>Neither? Ask somebody who is in the {brand.workspace.one} that you want to join.</li>
      </ul>
      <Button asChild>
        <Link href={signInPath(next)}>Sign in to an account you have</Link>
      </Button>
    </AuthCard>
  );
}
