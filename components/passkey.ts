"use client";

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";
import { type ActionResult, fail, succeed } from "@/lib/result";

/** What the server asks, and what it makes of the answer. */
type Ceremony<Ask, Answer, Data> = {
  begin: () => Promise<ActionResult<Ask>>;
  send: (answer: Answer) => Promise<ActionResult<Data>>;
};

/** Without data when the person turned away: that is no failure. */
type Outcome<Data> = Promise<ActionResult<Data | undefined>>;

let loaded: typeof import("@simplewebauthn/browser") | undefined;

async function load() {
  loaded ??= await import("@simplewebauthn/browser");
  return loaded;
}

/** Has the device answer with a passkey that it holds. With `autofill` it waits until the person picks one in a field. */
export async function answerByPasskey<Data>(
  { begin, send }: Ceremony<PublicKeyCredentialRequestOptionsJSON, AuthenticationResponseJSON, Data>,
  { autofill = false } = {},
): Outcome<Data> {
  return perform(begin, send, async (optionsJSON) =>
    (await load()).startAuthentication({ optionsJSON, useBrowserAutofill: autofill }),
  );
}

/** Has the device make one. */
export async function makePasskey<Data>({
  begin,
  send,
}: Ceremony<PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON, Data>): Outcome<Data> {
  return perform(begin, send, async (optionsJSON) => (await load()).startRegistration({ optionsJSON }));
}

/** Whether the browser can offer passkeys in a field. */
export async function canOfferPasskeys(): Promise<boolean> {
  const { PublicKeyCredential } = window;
  return (await PublicKeyCredential?.isConditionalMediationAvailable?.()) === true;
}

/** Ends the question that is open, if there is one. */
export function stopAsking(): void {
  loaded?.WebAuthnAbortService.cancelCeremony();
}

async function perform<Ask, Answer, Data>(
  begin: () => Promise<ActionResult<Ask>>,
  send: (answer: Answer) => Promise<ActionResult<Data>>,
  ask: (options: Ask) => Promise<Answer>,
): Outcome<Data> {
  const begun = await begin();
  if (!begun.ok) return begun;
  let answer: Answer;
  try {
    answer = await ask(begun.data);
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    // The browser tells a person who said no by the same name as one who waited too long, or has no such device.
    if (["NotAllowedError", "AbortError"].includes(name)) return succeed(undefined);
    return fail({
      code: "conflict",
      message: sentences[name] ?? "Your device could not do this. Try again.",
    });
  }
  return send(answer);
}

const sentences: Record<string, string> = {
  InvalidStateError: "This device has a passkey for your account already.",
  ConstraintError: "This device cannot ask who you are, by fingerprint, face or PIN. Try another one.",
};
