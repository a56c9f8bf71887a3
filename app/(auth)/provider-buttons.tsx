import { listProviders } from "@/lib/auth/providers";
import { ProviderButton } from "./provider-button";

interface ProviderButtonsProps {
  next: string | undefined;
  /** The provider that this browser signed in with last. */
  last?: string | undefined;
}

/** A button for each configured service. Nothing when there is none. */
export function ProviderButtons({ next, last }: ProviderButtonsProps) {
  const providers = listProviders();
  if (providers.length === 0) return null;
  return (
    <section aria-label="Another service" className="grid gap-4">
      <div className="flex items-center gap-3 text-sm text-muted-foreground">
        <span aria-hidden="true" className="h-px flex-1 bg-border" />
        or go on with
        <span aria-hidden="true" className="h-px flex-1 bg-border" />
      </div>
      <div className="grid gap-2">
        {providers.map(({ id, name }) => (
          <ProviderButton key={id} id={id} name={name} next={next} isLast={id === last} />
        ))}
      </div>
    </section>
  );
}
