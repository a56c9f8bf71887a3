import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { Button } from "@/components/ui/button";
import { tokenInput } from "@/lib/auth/input";
import { findLink } from "@/lib/auth/verify";
import { safeReturnPath, signInPath } from "@/lib/paths";
import { LinkForm } from "./link-form";

export const metadata: Metadata = { title: "Sign in", referrer: "same-origin" };

/** Looking spends nothing: mail scanners open links too. The button spends it. */
export default async function SignInLinkPage({ params, searchParams }: PageProps<"/sign-in/link/[token]">) {
  const { token } = await params;
  const next = safeReturnPath((await searchParams).next);
  const link = tokenInput.safeParse({ token }).success ? await findLink("sign-in-link", token) : undefined;
  if (link?.how === "asked-here") {
    return (
      <AuthCard title="Sign in" description="One click signs you in.">
        <LinkForm token={token} next={next} />
      </AuthCard>
    );
  }
  const { title, description } = link ? elsewhere : over;
  return (
    <AuthCard title={title} description={description}>
      <Button asChild variant={link ? "secondary" : "primary"}>
        <Link href={signInPath(next)}>{link ? "Sign in here instead" : "Sign in"}</Link>
      </Button>
    </AuthCard>
  );
}

const elsewhere = {
  title: "This link is for another browser",
  description:
    "It works only where it was asked for: go back there, and type the code from the mail. If you asked here more than once, use the last mail.",
};

const over = {
  title: "This link no longer works",
  description:
    "It was used already, or it is more than 10 minutes old. Sign in, and ask for another if you need one.",
};
