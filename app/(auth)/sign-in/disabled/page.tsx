import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { brand } from "@/lib/brand";
import { signInPath } from "@/lib/paths";

export const metadata: Metadata = { title: "Account disabled" };

/** Where every way in ends for who was disabled. The same for everybody: it looks nobody up. */
export default function DisabledPage() {
  return (
    <AuthCard
      title="This account was disabled"
      description={
        <>
          Write to{" "}
          <a
            href={`mailto:${brand.support}`}
            className="font-medium text-primary-text underline-offset-4 hover:underline"
          >
            {brand.support}
          </a>
          .
        </>
      }
      footer={<Link href={signInPath()}>Back to sign in</Link>}
    >
      <p className="text-pretty text-muted-foreground">
        What is yours is still there. Nothing of it opens until {brand.staff} enable the account again.
      </p>
    </AuthCard>
  );
}
