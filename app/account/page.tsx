import { SlidersHorizontal } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { listAddresses } from "@/db/queries/addresses";
import { findLastAsked } from "@/db/queries/one-time-tokens";
import { listMembershipsOfOwn } from "@/db/queries/own-memberships";
import { asUser } from "@/db/wall";
import { requireUser } from "@/lib/auth/session";
import { canInInstance } from "@/lib/instance/in-instance";
import { accountPath, templatePath } from "@/lib/paths";
import { AccountPage, AccountSection } from "./account-page";
import { AddAddressForm } from "./add-address-form";
import { AddressList } from "./address-list";
import { AskedAddress } from "./asked-address";
import { NameForm } from "./name-form";

export const metadata: Metadata = { title: "Your account" };

/** A person's own page: what they are called, and by which addresses. */
export default async function ProfilePage() {
  const user = await requireUser("read:profile", "read:address");
  const [{ addresses, asked, memberships }, isStaff] = await Promise.all([
    asUser(user.userId, async (tx) => ({
      addresses: await listAddresses(tx),
      asked: await findLastAsked(tx, "add-email"),
      memberships: await listMembershipsOfOwn(tx),
    })),
    canInInstance(user.session, "read:template"),
  ]);
  const seenBy = (email: string) =>
    memberships.flatMap(({ name, email: seen }) => (name !== null && seen === email ? [name] : []));
  return (
    <AccountPage here={accountPath}>
      <Card className="flex flex-wrap items-center gap-3.5 p-5">
        <Avatar name={user.name} seed={user.userId} size="lg" />
        <div className="min-w-0 flex-1 leading-tight">
          <p className="font-semibold break-words">{user.name}</p>
          <p className="break-words text-muted-foreground">{user.email}</p>
        </div>
        {isStaff && (
          <Button asChild variant="secondary">
            <Link href={templatePath}>
              <SlidersHorizontal aria-hidden="true" />
              Template
            </Link>
          </Button>
        )}
      </Card>
      <AccountSection id="name" title="Name" description="What people see, everywhere at once.">
        <Card className="p-5">
          <NameForm name={user.name} />
        </Card>
      </AccountSection>
      <AccountSection
        id="addresses"
        title="E-mail addresses"
        description="You sign in with any of them. Our mail goes to the primary one."
      >
        <AddressList addresses={addresses.map((each) => ({ ...each, seenBy: seenBy(each.email) }))} />
        {asked && <AskedAddress key={asked.askedAt.toISOString()} email={asked.email} />}
        <Card className="p-5">
          <AddAddressForm />
        </Card>
      </AccountSection>
    </AccountPage>
  );
}
