/** Passkeys as their owners add them. Tests only. */
import type { TestPerson } from "@/db/testing/people";
import { asUser } from "@/db/wall";
import { Device, type Lie } from "@/lib/auth/passkey-testing";
import { beginAdding, keepPasskey, readNewPasskey } from "./passkeys";
import { context, signedIn } from "./testing";

/** A new device, and its passkey on the person's account. */
export async function addPasskey(person: TestPerson, name = "Phone"): Promise<Device> {
  const device = new Device();
  const made = await makeOn(device, person);
  if (!made) throw new Error("The device's passkey was refused.");
  const user = await signedIn(person);
  await asUser(person.userId, (tx) => keepPasskey(tx, user, { ...made, name }, context));
  return device;
}

/** What is read of a new passkey; undefined when it is not right. */
export async function makeOn(device: Device, person: TestPerson, lie?: Lie) {
  const user = await signedIn(person);
  const begun = await beginAdding(user, context);
  if ("refused" in begun) throw new Error(begun.refused.message);
  return readNewPasskey(user, device.make(begun.ask, lie));
}
