import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { CommandLine } from "./command-line";
import { DevelopersLink } from "./developers-link";
import { KeyDesk, type KeyWords } from "./key-desk";
import { isOver, type KeyItem } from "./key-item";
import { KeyList } from "./key-list";
import type { KeyActions } from "./key-menu";
import { NewKey, type NewKeyProps } from "./new-key";

interface KeySectionProps extends KeyActions {
  title: string;
  description: ReactNode;
  words: KeyWords;
  items: KeyItem[];
  /** What makes a key, for who may. */
  making?: NewKeyProps;
  /** What is said while there is none. */
  empty: string;
}

/** The keys that work, a way to another, and those that ended a short while ago. */
export function KeySection({
  title,
  description,
  words,
  items,
  making,
  empty,
  replace,
  revoke,
}: KeySectionProps) {
  const current = items.filter((item) => !isOver(item));
  const over = items.filter(isOver);
  const actions = { replace, revoke };
  return (
    <KeyDesk words={words}>
      <div className="grid grid-cols-1 gap-8">
        <section aria-labelledby="keys" className="grid grid-cols-1 gap-4">
          <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
            <div className="grid min-w-0 flex-1 basis-72 gap-0.5">
              <h2 id="keys" className="font-semibold">
                {title}
              </h2>
              <p className="max-w-prose text-pretty text-muted-foreground">
                {description} <DevelopersLink />.
              </p>
            </div>
            {making && <NewKey {...making} />}
          </div>
          {current.length > 0 ? (
            <KeyList labelledBy="keys" items={current} {...actions} />
          ) : (
            <EmptyState
              icon={<KeyRound />}
              title={`No ${words.one} yet`}
              description={empty}
              className="py-10"
              action={<CommandLine text={words.requests[0]?.command ?? ""} />}
            />
          )}
        </section>
        {over.length > 0 && (
          <section aria-labelledby="ended-keys" className="grid grid-cols-1 gap-3">
            <h2 id="ended-keys" className="font-semibold">
              Ended in the last 30 days
            </h2>
            <KeyList labelledBy="ended-keys" items={over} {...actions} />
          </section>
        )}
      </div>
    </KeyDesk>
  );
}
