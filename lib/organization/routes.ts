/** What programs can do with the organization itself. */
import "server-only";
import { z } from "zod";
import { findOrganization } from "@/db/queries/organizations";
import type { Tx } from "@/db/wall";
import { readRoute, writeRoute } from "@/lib/api/route";
import { exampleId, exampleTime, idAnswer, isoTime, named, sending, timeAnswer } from "@/lib/api/schemas";
import { renameOrganizationInput } from "./input";
import { renameOrganization } from "./operations";

const organization = named(
  "Organization",
  z.object({ id: idAnswer, slug: z.string(), name: z.string(), created_at: timeAnswer }),
  { id: exampleId, slug: "acme", name: "Acme", created_at: exampleTime },
);

export const organizationRoutes = {
  find: readRoute({
    path: "/organization",
    summary: "Read the organization of the credential",
    permission: "read:organization",
    sent: z.object({}),
    answer: organization,
    read: (tx) => show(tx),
  }),
  rename: writeRoute(renameOrganization, {
    method: "PATCH",
    path: "/organization",
    summary: "Rename the organization",
    sent: sending(renameOrganizationInput, { name: "Acme" }),
    answer: organization,
    respond: (tx) => show(tx),
  }),
};

async function show(tx: Tx) {
  const { id, slug, name, createdAt } = await findOrganization(tx);
  return { id, slug, name, created_at: isoTime(createdAt) };
}
