import { organizationDownload } from "@/lib/organization/download";
import { exportName, writeExport } from "@/lib/organization/export";
import { exportOrganization } from "@/lib/organization/operations";

export const GET = organizationDownload({
  operation: exportOrganization,
  write: writeExport,
  type: "application/json",
  name: exportName,
});
