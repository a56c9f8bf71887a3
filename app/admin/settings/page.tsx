import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { Card } from "@/components/ui/card";
import { findSignUpSetting } from "@/db/queries/instance-settings";
import { brand } from "@/lib/brand";
import { inInstance } from "@/lib/instance/in-instance";
import { StaffPage } from "../staff-page";
import { SignUpSettingForm } from "./sign-up-setting-form";

export const metadata: Metadata = { title: "Settings" };

/** What holds in the whole installation. For staff: elsewhere there is no such page. */
export default async function SettingsPage() {
  await inInstance("read:settings", async () => {});
  const signUp = await findSignUpSetting();
  return (
    <StaffPage>
      <PageHeader title="Settings" description={`They hold for everybody who uses ${brand.name} here.`} />
      <Card className="max-w-2xl p-6">
        {/* Changed elsewhere, it shows what is. */}
        <SignUpSettingForm key={signUp} signUp={signUp} />
      </Card>
    </StaffPage>
  );
}
