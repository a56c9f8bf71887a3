import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { Button } from "@/components/ui/button";
import { brand } from "@/lib/brand";

interface LinkOverProps {
  title: string;
  reason: string;
  chooserHref: string;
}

/** A link that leads nowhere, for the reason told, and the way on. */
export function LinkOver({ title, reason, chooserHref }: LinkOverProps) {
  return (
    <AuthCard title={title} description={reason}>
      <Button asChild>
        <Link href={chooserHref}>Go to your {brand.workspace.many}</Link>
      </Button>
    </AuthCard>
  );
}

interface LinkOfMemberProps {
  organizationName: string;
  /** What is left to do: nothing. */
  nothing: string;
  href: string;
}

/** Who follows a link into where they are already. */
export function LinkOfMember({ organizationName, nothing, href }: LinkOfMemberProps) {
  return (
    <AuthCard title={`You are in ${organizationName}`} description={nothing}>
      <Button asChild>
        <Link href={href} prefetch={false}>
          Go to {organizationName}
        </Link>
      </Button>
    </AuthCard>
  );
}
