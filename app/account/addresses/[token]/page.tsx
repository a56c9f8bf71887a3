import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth-card";
import { Button } from "@/components/ui/button";
import { findNewAddress } from "@/lib/account/addresses";
import { tokenInput } from "@/lib/auth/input";
import { requireUser } from "@/lib/auth/session";
import { accountPath } from "@/lib/paths";
import { AddForm } from "./add-form";

export const metadata: Metadata = { title: "Confirm an address", referrer: "same-origin" };

/** Looking spends nothing: mail scanners open links too. The button spends it, and only for who asked. */
export default async function NewAddressPage({ params }: PageProps<"/account/addresses/[token]">) {
  const user = await requireUser("add:address");
  const { token } = await params;
  const email = tokenInput.safeParse({ token }).success ? await findNewAddress(user, token) : undefined;
  if (!email)
    return (
      <AuthCard
        title="This link leads nowhere"
        description={`It was used already, is more than an hour old, or is meant for another account than ${user.email}.`}
      >
        <Button asChild>
          <Link href={accountPath}>Your account</Link>
        </Button>
      </AuthCard>
    );
  return (
    <AuthCard
      title="Confirm an address"
      description={
        <>
          Add <strong className="font-semibold break-words">{email}</strong> to the account of {user.name}?
        </>
      }
    >
      <AddForm token={token} />
    </AuthCard>
  );
}
