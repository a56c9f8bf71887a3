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

type Library = typeof import("@simplewebauthn/browser");

let loaded: Library | undefined;

async function load(): Promise<Library | undefined> {
  loaded ??= await import("@simplewebauthn/browser").catch(() => undefined);
  return loaded;
}

/** Has the device answer with a passkey that it holds. With `autofill` it waits until the person picks one in a field. */
export async function answerByPasskey<Data>(
  ceremony: Ceremony<PublicKeyCredentialRequestOptionsJSON, AuthenticationResponseJSON, Data>,
  { autofill = false } = {},
): Outcome<Data> {
  return perform(ceremony, ({ startAuthentication }, optionsJSON) =>
    startAuthentication({ optionsJSON, useBrowserAutofill: autofill }),
  );
}

/** Has the device make one. */
export async function makePasskey<Data>(
  ceremony: Ceremony<PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON, Data>,
): Outcome<Data> {
  return perform(ceremony, ({ startRegistration }, optionsJSON) => startRegistration({ optionsJSON }));
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
  { begin, send }: Ceremony<Ask, Answer, Data>,
  ask: (library: Library, options: Ask) => Promise<Answer>,
): Outcome<Data> {
  // Together, since some browsers forget soon after a click that there was one.
  const [begun, library] = await Promise.all([begin(), load()]);
  if (!begun.ok) return begun;
  if (!library)
    return fail({
      code: "unavailable",
      message: "A part of this page did not arrive. Reload it, then try again.",
    });
  let answer: Answer;
  try {
    answer = await ask(library, begun.data);
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
