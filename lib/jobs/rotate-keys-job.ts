/** Rotates the signing keys when they are old enough. */
import "server-only";
import { log } from "@/lib/log";
import { rotateWhenDue } from "@/lib/organization/rotation";

/** Once an hour. Runs beside itself, and beside staff who rotate, without harm. */
export async function runRotateKeysJob(): Promise<void> {
  const rotation = await rotateWhenDue();
  if (rotation?.outcome === "rotated")
    log().info({ kid: rotation.kid }, "The signing keys were rotated: the next key signs from now on.");
}
