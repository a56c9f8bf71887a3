import { ErrorPage } from "@/components/error-page";
import { RefusedMark } from "@/components/refused-mark";
import { BackTo } from "./back-to";

/** For a member: something in the workspace that is not there, or not any more. */
export default function NotFoundHere() {
  return (
    <ErrorPage eyebrow="404" title="There is nothing here" action={<BackTo>Go to the home page</BackTo>}>
      The address may be wrong, or what stood here was deleted.
      <RefusedMark />
    </ErrorPage>
  );
}
