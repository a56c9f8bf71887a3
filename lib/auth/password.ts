/** The only place that hashes and compares passwords. argon2id with OWASP's parameters; one core always stays free for the rest. */
import "server-only";
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import type { ActionError } from "@/lib/result";
import commonPasswords from "./common-passwords.json";

const common = new Set(commonPasswords);
/** 19 MiB, two passes: OWASP Password Storage Cheat Sheet. `algorithm: 2` is argon2id. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Among the 10,000 commonest passwords, however it is capitalized. */
export function isCommonPassword(password: string): boolean {
  return common.has(password.toLowerCase());
}

export const commonPasswordMessage: ActionError = {
  code: "invalid_input",
  message: "Choose another password.",
  fields: { password: "This is one of the most used passwords, so it is guessed first. Choose another." },
};

export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), parameters));
}

/**
 * Takes as long for somebody unknown, or without a password, as for a wrong one: one verification always runs.
 */
export async function verifyPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const matches = await inTurn(async () =>
    verify(passwordHash ?? (await nobodysHash()), password.normalize("NFKC")),
  );
  return matches && Boolean(passwordHash);
}

let cachedNobody: Promise<string> | undefined;
function nobodysHash(): Promise<string> {
  cachedNobody ??= hash("nobody has this password", parameters);
  return cachedNobody;
}

// A storm of sign-ins must not take every thread from the rest of the app.
let free = Math.max(1, availableParallelism() - 1);
const waiting: Array<() => void> = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  // Woken by whoever ends, who passes the place on instead of freeing it.
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}
