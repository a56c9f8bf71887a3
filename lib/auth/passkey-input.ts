/** What a browser hands on of a device's answer. What we do not read is left out. */
import { z } from "zod";
import { lineInput } from "@/lib/text/input";

const base64url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);

const credential = { id: base64url(1364), rawId: base64url(1364), type: z.literal("public-key") };

/** An answer that signs a challenge. */
export const assertionInput = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(4000),
    userHandle: base64url(200).optional(),
  }),
});
export type Assertion = z.output<typeof assertionInput>;

const knownTransports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"];

/** An answer that brings a new key. */
const registrationInput = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(16_000),
    transports: z
      .array(z.string().max(40))
      .max(20)
      .default([])
      .transform((named) => knownTransports.filter((known) => named.includes(known))),
  }),
});
export type Registration = z.output<typeof registrationInput>;

export const passkeyNameInput = z.object({ name: lineInput("Give it a name that tells it from others.") });
export const newPasskeyInput = passkeyNameInput.extend({ response: registrationInput });
export const passkeyIdInput = z.object({ id: z.uuid({ error: "This is not a passkey." }) });
export const renamedPasskeyInput = passkeyIdInput.extend(passkeyNameInput.shape);
export const passkeySignInInput = z.object({
  response: assertionInput,
  next: z.string().max(2000).optional(),
});
