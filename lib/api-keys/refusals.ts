/** What stands against a new key, in words: the same for an organization's and a person's own. */
import type { KeyState } from "@/db/queries/key-life";
import type { ActionError } from "@/lib/result";

/** So many may be in use, and as many again run out beside those that stand in for them. */
export function refuseMore(
  { alive, current }: { alive: number; current: number },
  most: number,
  many: string,
): ActionError | undefined {
  if (current >= most)
    return {
      code: "conflict",
      message: `There are ${most} ${many} already. Revoke those that nobody needs.`,
    };
  if (alive >= 2 * most)
    return {
      code: "conflict",
      message: `Too many ${many} are still running out. Revoke some of them first.`,
    };
  return undefined;
}

/** For what is asked for beyond what the person holds; undefined when there is nothing. */
export function refuseAbove(asked: readonly string[], mine: ReadonlySet<string>): ActionError | undefined {
  const above = asked.filter((name) => !mine.has(name));
  if (above.length === 0) return undefined;
  const message = `You can give only what you may do yourself, and that is not: ${above.join(", ")}.`;
  return { code: "forbidden", message, fields: { permissions: message } };
}

/** For one that cannot be replaced as it stands. */
export function refuseReplacing(state: KeyState): ActionError | undefined {
  if (state === "active") return undefined;
  const message =
    state === "running-out"
      ? "Another stands in for it already. Replace that one."
      : "It works no more. Make a new one.";
  return { code: "conflict", message };
}

/** For one of which nothing would be left. */
export const nothingLeft: ActionError = {
  code: "forbidden",
  message: "You may do nothing of what it was given. Make a new one.",
};
