/** Removes somebody's second factor, and says so in a sentence: `second-factor-command.ts remove person@example.com`. */
import { emailInput } from "@/lib/auth/input";
import { closeJobQueue } from "@/lib/jobs/queue";
import { removeSecondFactor } from "./second-factor";

const [verb = "", address = ""] = process.argv.slice(2);
const email = emailInput.safeParse(address);

if (verb !== "remove" || !email.success) {
  stop("Say remove, and one address: remove person@example.com");
} else {
  try {
    const outcome = await removeSecondFactor(email.data);
    if (outcome === "removed") console.log(removed(email.data));
    else
      stop(outcome === "none" ? `${email.data} has no second factor.` : `Nobody has proved ${email.data}.`);
  } catch (error) {
    stop(`Nothing was changed: ${error instanceof Error ? error.message : error}`);
  } finally {
    await closeJobQueue();
  }
}

// The pool would hold the process for as long as it waits for work.
process.exit();

function removed(email: string): string {
  return `The second factor of ${email} is gone and every session ended. Each of their addresses is told by mail.`;
}

function stop(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
