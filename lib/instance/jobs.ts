/** What staff have done again. A mail that failed still holds what it said, sealed; nobody opens it here. */
import "server-only";
import { z } from "zod";
import { findFailedMailKind, listFailedMailIds } from "@/db/queries/jobs";
import { retry } from "@/lib/jobs/queue";
import { conflict, notFoundHere } from "@/lib/organization/operation";
import { jobIdInput } from "./job-input";
import { staffOperation } from "./operation";

export const retryMail = staffOperation({
  permission: "update:job",
  input: jobIdInput,
  event: "mail.retried",
  run: async (tx, { id }) => {
    const kind = await findFailedMailKind(tx, id);
    if ((await retry(tx, "mail", [id])) === 0) return notFoundHere("mail");
    return {
      data: undefined,
      acts: [{ name: kind ? `a failed mail (${kind.replaceAll("-", " ")})` : inNumbers(1) }],
    };
  },
});

/** All of them, those that the page does not show among them. Gives how many. */
export const retryAllMails = staffOperation({
  permission: "update:job",
  input: z.undefined(),
  event: "mail.allRetried",
  run: async (tx) => {
    const count = await retry(tx, "mail", await listFailedMailIds(tx));
    if (count === 0) return conflict("No mail is failed any more. Reload the page.");
    return { data: { count }, acts: [{ name: inNumbers(count) }] };
  },
});

function inNumbers(count: number): string {
  return count === 1 ? "a failed mail" : `${count} failed mails`;
}
