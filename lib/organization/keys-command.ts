/** Rotates the signing keys, and says so in a sentence: `keys-command.ts rotate`. */
import { asSystem } from "@/db/wall";
import { overlap } from "./key-times";
import { rotateKeys } from "./rotation";

const [verb = ""] = process.argv.slice(2);

if (verb !== "rotate") {
  stop("Say rotate.");
} else {
  try {
    const rotation = await asSystem(rotateKeys);
    if (rotation.outcome === "rotated")
      console.log(
        `The key ${rotation.kid} signs from now on; what the one before signed is good for ${overlap / 60} more minutes.`,
      );
    else
      stop(
        `Nothing was changed: the next key is not known everywhere yet. Try again in ${rotation.seconds} seconds.`,
      );
  } catch (error) {
    stop(`Nothing was changed: ${error instanceof Error ? error.message : error}`);
  }
}

// The pool would hold the process for as long as it waits for work.
process.exit();

function stop(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
