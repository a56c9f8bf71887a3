/** A key as its list shows it: an organization's or a person's own. */
import type { Key } from "@/db/queries/key-life";
import { inSentences, type KeyPermission } from "@/lib/api-keys/choices";
import { keyHint } from "@/lib/api-keys/secret";

export type KeyItem = Omit<Key, "permissions"> & {
  /** How it begins. */
  hint: string;
  /** What it can do now. */
  held: KeyPermission[];
  /** What it was given and cannot do now. */
  lost: KeyPermission[];
  /** What the next one would lose, were it replaced by who looks. */
  beyond: KeyPermission[];
  /** Why it does not work, though nobody ended it. */
  hold?: { badge: string; reason: string; isFinal: boolean };
  makerName?: string;
  canReplace: boolean;
  canRevoke: boolean;
};

/** `held`: what its maker may do now; `mine`: what who looks may. */
export function describeKey<Row extends Key>(
  { permissions, ...key }: Row,
  held: ReadonlySet<string>,
  mine: ReadonlySet<string>,
) {
  return {
    ...key,
    hint: keyHint(key.id),
    held: inSentences(permissions.filter((name) => held.has(name))),
    lost: inSentences(permissions.filter((name) => !held.has(name))),
    beyond: inSentences(permissions.filter((name) => !mine.has(name))),
  };
}

export function isOver({ state, hold }: Pick<KeyItem, "state" | "hold">): boolean {
  return hold?.isFinal || ["replaced", "expired", "revoked"].includes(state);
}
