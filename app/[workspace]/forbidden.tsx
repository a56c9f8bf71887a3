import type { Metadata } from "next";
import { ErrorPage } from "@/components/error-page";
import { RefusedPage } from "@/components/refused-page";
import { brand } from "@/lib/brand";

export const metadata: Metadata = { title: "Not allowed" };

export default function Forbidden() {
  return (
    <ErrorPage eyebrow="403" title="Your role does not allow this">
      You are a member here, but this page needs more than your role gives. Someone who runs this{" "}
      {brand.workspace.one} can change that.
      <RefusedPage />
    </ErrorPage>
  );
}
