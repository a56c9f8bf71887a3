import { z } from "zod";

/**
 * A deliberately small grammar of addresses: ASCII, one `@`, no quotes, comments, routes or percent hacks. What it
 * accepts means the same to every parser behind it. Gives the address as typed; `normalizeEmail` what is compared.
 */
export const emailInput = z
  .string()
  .trim()
  .max(254, { error: "An e-mail address has at most 254 characters." })
  .regex(
    /^[A-Za-z0-9_+'=-]+(\.[A-Za-z0-9_+'=-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/,
    { error: "Enter an e-mail address like you@example.com." },
  );

export function normalizeEmail(address: string): string {
  return address.toLowerCase();
}

/** A name is one line of text; what could pass for a link or for markup in a mail is refused where mails are written. */
export const personNameInput = z
  .string()
  .trim()
  .min(1, { error: "Enter your name." })
  .max(80, { error: "A name has at most 80 characters." })
  .regex(/^[^\p{Cc}\p{Co}\p{Cn}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u, {
    error: "Use letters, spaces and punctuation only.",
  });

export const newPasswordInput = z
  .string()
  .min(12, { error: "Use 12 characters or more. A few random words make a good one." })
  .max(128, { error: "Use at most 128 characters." });

export const signInInput = z.object({
  email: emailInput,
  password: z.string().min(1, { error: "Enter your password." }).max(128),
  next: z.string().max(2000).optional(),
});
export type SignInInput = z.infer<typeof signInInput>;

export const signUpInput = z.object({
  name: personNameInput,
  email: emailInput,
  password: newPasswordInput,
  next: z.string().max(2000).optional(),
});
export type SignUpInput = z.infer<typeof signUpInput>;

export const tokenInput = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

export const sessionIdInput = z.object({ id: z.uuid({ error: "This is not a session." }) });
