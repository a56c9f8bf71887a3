import type { Tx } from "@/db/wall";

/** What an event of an organization was about, where people change what it knows of themselves. */
export function ownTarget({ userId }: Tx, name: string) {
  return { targetType: "member", targetId: userId, targetName: name };
}
