/** What can be done to several members at once, in words for people. */

export type BulkAct = "changeRole" | "suspend" | "reactivate" | "remove";

/** Who was chosen, with what the question and the answer name them by. */
export type ChosenMember = {
  userId: string;
  name: string;
  email: string;
  state: "active" | "suspended";
  /** Only they themself come back. */
  isLeaving: boolean;
  isMe: boolean;
};

type Words = {
  label: string;
  title: (people: string) => string;
  description: string;
  /** Beside each whom it was done to. */
  done: string;
  destructive: boolean;
};

export const bulkActs: Record<BulkAct, Words> = {
  changeRole: {
    label: "Change role",
    title: (people) => `What may ${people} do?`,
    description: "The change takes effect with their next click.",
    done: "Has the role",
    destructive: false,
  },
  suspend: {
    label: "Suspend",
    title: (people) => `Suspend ${people}?`,
    description:
      "They are out with their next click, and API keys that they made stop working. They keep their roles for when you let them back in.",
    done: "Suspended",
    destructive: true,
  },
  reactivate: {
    label: "Reactivate",
    title: (people) => `Let ${people} back in?`,
    description: "They come back with the roles that they had, and API keys that they made work again.",
    done: "Back in",
    destructive: false,
  },
  remove: {
    label: "Remove",
    title: (people) => `Remove ${people}?`,
    description:
      "They are out with their next click. Invitations that they sent and API keys that they made stop working. What else they made stays, under their names. You can invite them again.",
    done: "Removed",
    destructive: true,
  },
};

/** Suspended people cannot be suspended again, nor active ones let back in, nor who is deleting their account. */
export function isForAny(act: BulkAct, people: readonly ChosenMember[]): boolean {
  if (act === "suspend") return people.some(({ state }) => state === "active");
  if (act === "reactivate") return people.some(({ state, isLeaving }) => state === "suspended" && !isLeaving);
  return true;
}

export function inPeople(count: number): string {
  return count === 1 ? "one person" : `${count} people`;
}
