import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { brand } from "@/lib/brand";
import { inInstance } from "@/lib/instance/in-instance";
import { listKeys } from "@/lib/instance/signing-keys";
import { publicKeysPath } from "@/lib/paths";
import { StaffPage } from "../staff-page";
import { KeyTable } from "./key-table";
import { RotateKeys } from "./rotate-keys";

export const metadata: Metadata = { title: "Signing keys" };

/** The keys that sign tokens, and the button that rotates them. For staff: elsewhere there is no such page. */
export default async function KeysPage() {
  const keys = await inInstance("read:signing-key", listKeys);
  return (
    <StaffPage>
      <PageHeader
        title="Signing keys"
        description={
          <>
            They sign what lets people and programs into their {brand.workspace.many}, and hand over by
            themselves after 30 days. Their public halves are at{" "}
            <a href={publicKeysPath} className="focus-ring underline underline-offset-4">
              {publicKeysPath}
            </a>
            .
          </>
        }
        actions={<RotateKeys />}
      />
      <KeyTable keys={keys} />
    </StaffPage>
  );
}
