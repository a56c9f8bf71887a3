/**
 * What this browser is about to do at another service, in a sealed cookie: nothing that comes back counts without it. It says
 * whether somebody who is signed in wants to connect what comes back; without that, an answer never touches their account.
 */
import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { decrypt, encrypt, hashSecret } from "@/lib/secret";
import { cookieName, cookieOptions } from "./cookies";
import { providerIds } from "./input";

/** Seconds. */
const lifetime = 10 * 60;
const about = "leg";

const legSchema = z.object({
  provider: z.enum(providerIds),
  /** Hash of the state that went along. */
  state: z.string(),
  next: z.string().optional(),
  /** Whose account the identity is to be connected to, and the session that asked. */
  connect: z.object({ userId: z.uuid(), sessionId: z.uuid() }).optional(),
  until: z.number(),
});
export type Leg = Omit<z.infer<typeof legSchema>, "state" | "until">;

/** One at a time: a new one takes the place of whatever was begun before. For actions. */
export async function keepLeg(leg: Leg, state: string): Promise<void> {
  const kept = { ...leg, state: hashState(state), until: Date.now() + lifetime * 1000 };
  const value = encrypt(JSON.stringify(kept), about).toString("base64url");
  (await cookies()).set(cookieName(about), value, { ...cookieOptions(), maxAge: lifetime });
}

/** The leg that this state belongs to, once: it is forgotten, whatever comes of it. Undefined for any other, which changes nothing. */
export async function takeLeg(state: string | null): Promise<Leg | undefined> {
  const jar = await cookies();
  const leg = open(jar.get(cookieName(about))?.value);
  if (!leg || !state || leg.state !== hashState(state)) return undefined;
  jar.delete({ name: cookieName(about), ...cookieOptions() });
  return leg.until > Date.now() ? leg : undefined;
}

function open(value: string | undefined) {
  if (!value) return undefined;
  try {
    return legSchema.safeParse(JSON.parse(decrypt(Buffer.from(value, "base64url"), about))).data;
  } catch {
    // Sealed under another key, or never sealed.
    return undefined;
  }
}

function hashState(state: string): string {
  return hashSecret(about, state).toString("base64url");
}
