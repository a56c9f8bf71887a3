import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { Button } from "@/components/ui/button";
import { tokenInput } from "@/lib/auth/input";
import { findLink } from "@/lib/auth/verify";
import { safeReturnPath, signInPath } from "@/lib/paths";
import { VerifyElsewhereForm, VerifyForm } from "./verify-form";

export const metadata: Metadata = { title: "Confirm your address", referrer: "same-origin" };

/** Looking spends nothing: mail scanners open links too. The button spends it. */
export default async function VerifyPage({ params, searchParams }: PageProps<"/verify/[token]">) {
  const { token } = await params;
  const next = safeReturnPath((await searchParams).next);
  const link = tokenInput.safeParse({ token }).success ? await findLink("verify-email", token) : undefined;
  if (!link) return <DeadLink />;
  if (link.how === "asked-here") {
    return (
      <AuthCard
        title="Confirm your address"
        description="One click confirms that this address is yours and signs you in."
      >
        <VerifyForm token={token} next={next} />
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Confirm your address"
      description="You signed up in another browser. Type the code from the mail there, or choose a password and go on here."
    >
      <VerifyElsewhereForm token={token} next={next} />
    </AuthCard>
  );
}

function DeadLink() {
  return (
    <AuthCard
      title="This link no longer works"
      description="It was used already, or it is more than an hour old. Sign in, and you get another if you need one."
    >
      <Button asChild>
        <Link href={signInPath()}>Sign in</Link>
      </Button>
    </AuthCard>
  );
}
