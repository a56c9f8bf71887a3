import Link from "next/link";
import { cn } from "@/lib/utils";

interface CardHeadProps {
  /** By which the card is named. */
  id: string;
  title: string;
  /** Where there is more of it, and what the way there is called. */
  href: string;
  way: string | false;
  className?: string;
}

/** The heading of a card on the home, with a way to all that it shows a part of. */
export function CardHead({ id, title, href, way, className }: CardHeadProps) {
  return (
    <div className={cn("flex flex-wrap items-baseline justify-between gap-x-4", className)}>
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {way && (
        <Link
          href={href}
          prefetch={false}
          className="focus-ring rounded-sm py-1 text-sm text-primary-text underline-offset-4 hover:underline"
        >
          {way}
        </Link>
      )}
    </div>
  );
}
