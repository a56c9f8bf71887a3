import { z } from "zod";
import { lineInput } from "@/lib/text/input";
import { assertionInput } from "./passkey-input";

/**
 * A deliberately small grammar of addresses: one `@`, no quotes, comments, routes or percent hacks, at most 64 characters
 * before it, and a domain in ASCII. All of it is ASCII, which no normalization turns into another sign. What it accepts means
 * the same to every parser behind it. Gives the address as typed; `normalizeEmail` what is compared.
 */
export const emailInput = z
  .string()
  .trim()
  .max(254, { error: "An e-mail address has at most 254 characters." })
  .regex(
    /^(?=.{1,64}@)[A-Za-z0-9_+'=-]+(\.[A-Za-z0-9_+'=-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/,
    { error: "Enter an e-mail address like you@example.com." },
  );

export function normalizeEmail(address: string): string {
  return address.toLowerCase();
}

export const personNameInput = lineInput("Enter your name.");

export const newPasswordInput = z
  .string()
  .min(12, { error: "Use 12 characters or more. A few random words make a good one." })
  .max(128, { error: "Use at most 128 characters." });

/** Where to go then; what is no path of ours is dropped later, by `safeReturnPath`. */
const nextInput = z.string().max(2000).optional();

export const signInInput = z.object({
  email: emailInput,
  password: z.string().min(1, { error: "Enter your password." }).max(128),
  next: nextInput,
});
export type SignInInput = z.infer<typeof signInInput>;

export const signUpInput = z.object({
  name: personNameInput,
  email: emailInput,
  password: newPasswordInput,
  next: nextInput,
});
export type SignUpInput = z.infer<typeof signUpInput>;

export const tokenInput = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

/** People type a space in the middle. */
const sixDigits = (error: string) =>
  z
    .string()
    .transform((code) => code.replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, { error }));

export const verificationCodeInput = z.object({
  code: sixDigits("Type the six digits from the mail."),
  next: nextInput,
});

/** The ways of proving again who one is. */
export const passwordProofInput = z.object({
  way: z.literal("password"),
  password: z.string().min(1, { error: "Enter your password." }).max(128),
});
export const mailProofInput = z.object({ way: z.literal("mail"), code: verificationCodeInput.shape.code });
export const totpProofInput = z.object({
  way: z.literal("totp"),
  code: sixDigits("Type the six digits that your app shows."),
});
/** On paper it stands in groups of four, in small letters. */
export const recoveryProofInput = z.object({
  way: z.literal("recovery"),
  code: z
    .string()
    .max(100)
    .transform((code) => code.toLowerCase().replace(/[\s-]/g, ""))
    .pipe(
      z.string().regex(/^[2-9a-hjkmnp-z]{16}$/, { error: "Type one code, with all its sixteen characters." }),
    ),
});
const passkeyProofInput = z.object({ way: z.literal("passkey"), response: assertionInput });
export const proofInput = z.discriminatedUnion("way", [
  passkeyProofInput,
  passwordProofInput,
  mailProofInput,
  totpProofInput,
  recoveryProofInput,
]);
export type Proof = z.output<typeof proofInput>;
export type ProofWay = Proof["way"];
/** As it stands in the form. */
export type TypedProof<Way extends ProofWay> = Extract<z.input<typeof proofInput>, { way: Way }>;

export const askForLinkInput = z.object({ email: emailInput, next: nextInput });
/** What ends a sign-in that asks for a second factor. */
export const totpStepInput = totpProofInput.extend({ next: nextInput });
export const recoveryStepInput = recoveryProofInput.extend({ next: nextInput });
export const stepInput = z.discriminatedUnion("way", [totpStepInput, recoveryStepInput]);
export type StepInput = z.output<typeof stepInput>;

/** The first code of an app, which shows that it has the secret. */
export const firstCodeInput = totpProofInput.pick({ code: true });

export const verifyLinkInput = tokenInput.extend({ next: nextInput });
export const verifyElsewhereInput = verifyLinkInput.extend({ password: newPasswordInput });
export const forgotPasswordInput = z.object({ email: emailInput });
export const resetPasswordInput = tokenInput.extend({ password: newPasswordInput });

export const sessionIdInput = z.object({ id: z.uuid({ error: "This is not a session." }) });

/** Other services to sign in with. Which of them are there, lib/auth/providers.ts says. */
export const providerIds = ["google", "github", "oidc"] as const;
export type ProviderId = (typeof providerIds)[number];

export const startLegInput = z.object({
  provider: z.enum(providerIds, { error: "There is no such service here." }),
  next: nextInput,
});
export const connectInput = startLegInput.pick({ provider: true });
export const identityIdInput = z.object({ id: z.uuid({ error: "There is no such connection." }) });
