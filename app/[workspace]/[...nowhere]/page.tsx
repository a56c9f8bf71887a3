import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireOrganization } from "@/lib/organization/in-organization";

export const metadata: Metadata = { title: "Not found" };

/** What no other page of the workspace is at: so that a member reads it in the shell, and a stranger as ever. */
export default async function Nowhere({ params }: PageProps<"/[workspace]/[...nowhere]">) {
  await requireOrganization((await params).workspace);
  notFound();
}
