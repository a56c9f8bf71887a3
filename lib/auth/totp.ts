/** Codes of an app (TOTP, RFC 6238): six digits every 30 seconds by SHA-1, which is what every such app knows. */
import "server-only";
import { Secret, TOTP } from "otpauth";
import QRCode from "qrcode";
import { findTotp, type SealedTotp, spendTotpStep } from "@/db/queries/totp";
import type { UserTx } from "@/db/wall";
import { brand } from "@/lib/brand";
import { describeError, log } from "@/lib/log";
import { decrypt, encrypt } from "@/lib/secret";

const kind = { algorithm: "SHA1", digits: 6, period: 30 };

export type TotpSetUp = {
  /** Base32 in groups of four, for who types it. */
  secret: string;
  /** The same to be scanned: the dark squares as the path of an SVG, in a square with sides of `size`. */
  qr: { path: string; size: number };
};

/** A new secret of 160 bits, as the person's app takes it and as it is kept. It goes into no address and no log. */
export function newTotp(userId: string, email: string): { sealedSecret: Buffer; setUp: TotpSetUp } {
  const secret = new Secret({ size: 20 });
  const address = new TOTP({ ...kind, secret, issuer: brand.name, label: email }).toString();
  return {
    sealedSecret: encrypt(secret.base32, aboutOf(userId)),
    setUp: { secret: (secret.base32.match(/.{1,4}/g) ?? []).join(" "), qr: drawQr(address) },
  };
}

/** Uses up the code that the app shows now, or showed or will show half a minute off. False for any other, and a second time. */
export async function acceptTotp(tx: UserTx, code: string): Promise<boolean> {
  const found = await findTotp(tx);
  const step = found && findTimeStep(tx.userId, found, code);
  return step !== undefined && spendTotpStep(tx, step);
}

/** The step that a code belongs to; undefined when it is of none that counts now. */
export function findTimeStep(userId: string, sealed: SealedTotp, code: string): number | undefined {
  const secret = open(userId, sealed.sealedSecret);
  if (!secret) return undefined;
  const totp = new TOTP({ ...kind, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: sealed.now, window: 1 });
  return delta === null ? undefined : totp.counter({ timestamp: sealed.now }) + delta;
}

/** With another AUTH_SECRET it does not open: no code is right then, and a recovery code is the way in. */
function open(userId: string, sealed: Buffer): string | undefined {
  try {
    return decrypt(sealed, aboutOf(userId));
  } catch (error) {
    log().error({ error: describeError(error) }, "The secret of somebody's app does not open.");
    return undefined;
  }
}

/** A row of another person does not open. */
function aboutOf(userId: string): string {
  return `totp:${userId}`;
}

function drawQr(text: string): TotpSetUp["qr"] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const squares = Array.from({ length: modules.size * modules.size }, (_, index) => {
    const [x, y] = [index % modules.size, Math.floor(index / modules.size)];
    return modules.get(y, x) ? `M${x} ${y}h1v1h-1z` : "";
  });
  return { path: squares.join(""), size: modules.size };
}
