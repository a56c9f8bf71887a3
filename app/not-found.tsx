import type { Metadata } from "next";
import { ErrorPage } from "@/components/error-page";
import { Button } from "@/components/ui/button";
import { brand } from "@/lib/brand";
import { chooserPath } from "@/lib/paths";
import { NowhereWays } from "./nowhere-ways";

export const metadata: Metadata = { title: "Not found" };

/** One answer for what does not exist and for what is not yours: it must not tell the two apart. */
export default function NotFound() {
  return (
    <ErrorPage
      full
      eyebrow="404"
      title="There is nothing here"
      action={
        <NowhereWays>
          <Button asChild>
            <a href={chooserPath}>Go to your {brand.workspace.many}</a>
          </Button>
        </NowhereWays>
      }
    >
      The address may be wrong, or this is not shared with you. If someone sent you here, ask them for an
      invitation.
    </ErrorPage>
  );
}
