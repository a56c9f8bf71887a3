import { developersPath } from "@/lib/paths";

/** Opens beside the page: what is shown once must not go away. */
export function DevelopersLink() {
  return (
    <a
      href={developersPath}
      target="_blank"
      rel="noreferrer"
      className="focus-ring rounded-sm font-medium text-primary-text underline underline-offset-4"
    >
      What programs can do, and how
    </a>
  );
}
