/** The app that makes codes, for tests of every kind. */
import { Secret, TOTP } from "otpauth";

/** What the app shows at a moment, now if none is given. */
export function codeOf(secret: string, timestamp = Date.now()): string {
  return new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")) }).generate({ timestamp });
}

/** A code that is none of those that would count now. */
export function wrongCodeOf(secret: string): string {
  const now = Date.now();
  const right = [-60, -30, 0, 30, 60].map((seconds) => codeOf(secret, now + seconds * 1000));
  const wrong = ["000000", "111111", "222222", "333333", "444444", "555555"];
  return wrong.find((code) => !right.includes(code)) ?? "";
}
