import { ErrorPage } from "@/components/error-page";
import { RefusedMark } from "@/components/refused-mark";
import { BackTo } from "../back-to";

export default function ProjectNotFound() {
  return (
    <ErrorPage
      eyebrow="404"
      title="This project is not here"
      action={<BackTo segments={["projects"]}>See all projects</BackTo>}
    >
      It was deleted, or the address is wrong.
      <RefusedMark />
    </ErrorPage>
  );
}
