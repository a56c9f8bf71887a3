import { redirect } from "next/navigation";
import { inInstance } from "@/lib/instance/in-instance";
import { templatePath } from "@/lib/paths";

/** Leads to the first page of staff. */
export default async function AdminPage() {
  await inInstance("read:template", async () => {});
  redirect(templatePath);
}
