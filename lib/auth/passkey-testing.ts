/** A device that keeps passkeys, in software: ES256, no attestation. It answers rightly, or wrongly as it is told. Tests only. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { env } from "@/lib/env";
import type { AskForNewPasskey, AskForPasskey } from "./passkey-check";
import type { Assertion, Registration } from "./passkey-input";

/** What it says otherwise than it should. */
export type Lie = {
  origin?: string;
  rpId?: string;
  type?: string;
  challenge?: string;
  isPresent?: boolean;
  isVerified?: boolean;
  count?: number;
  /** The person's, base64url; null for none. */
  handle?: string | null;
  credentialId?: Buffer;
  signedBy?: KeyObject;
  format?: string;
  statement?: Map<string, unknown>;
};

export class Device {
  readonly credentialId = randomBytes(32);
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  #handle = "";

  /** Makes its passkey. */
  make({ challenge, rp, user }: AskForNewPasskey, lie: Lie = {}): Registration {
    this.#handle = user.id;
    const { credentialId = this.credentialId, format = "none", statement = new Map() } = lie;
    const length = Buffer.from([credentialId.length >> 8, credentialId.length & 255]);
    const key = Buffer.concat([Buffer.alloc(16), length, credentialId, this.#publicKey()]);
    const authData = Buffer.concat([authenticatorData(rp.id ?? "", 64, lie), key]);
    const object = new Map<string, unknown>([
      ["fmt", format],
      ["attStmt", statement],
      ["authData", new Uint8Array(authData)],
    ]);
    const attestationObject = Buffer.from(isoCBOR.encode(object as never)).toString("base64url");
    const clientDataJSON = clientData("webauthn.create", challenge, lie).toString("base64url");
    return {
      ...named(credentialId),
      response: { clientDataJSON, attestationObject, transports: ["internal"] },
    };
  }

  /** Answers with it. */
  answer({ challenge, rpId = "" }: AskForPasskey, lie: Lie = {}): Assertion {
    const { credentialId = this.credentialId, signedBy = this.#keys.privateKey, handle = this.#handle } = lie;
    const authData = authenticatorData(rpId, 0, lie);
    const json = clientData("webauthn.get", challenge, lie);
    const signed = Buffer.concat([authData, createHash("sha256").update(json).digest()]);
    return {
      ...named(credentialId),
      response: {
        clientDataJSON: json.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: sign("sha256", signed, signedBy).toString("base64url"),
        ...(handle !== null && { userHandle: handle }),
      },
    };
  }

  /** COSE. */
  #publicKey(): Buffer {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const coordinates = [x, y].map((each) => new Uint8Array(Buffer.from(each, "base64url")));
    const key = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinates[0]],
      [-3, coordinates[1]],
    ]);
    return Buffer.from(isoCBOR.encode(key as never));
  }
}

function clientData(type: string, challenge: string, lie: Lie): Buffer {
  const { origin = env().APP_URL } = lie;
  return Buffer.from(
    JSON.stringify({
      type: lie.type ?? type,
      challenge: lie.challenge ?? challenge,
      origin,
      crossOrigin: false,
    }),
  );
}

function authenticatorData(rpId: string, flags: number, lie: Lie): Buffer {
  const { isPresent = true, isVerified = true, count = 0 } = lie;
  const hash = createHash("sha256")
    .update(lie.rpId ?? rpId)
    .digest();
  const counted = Buffer.alloc(4);
  counted.writeUInt32BE(count);
  return Buffer.concat([hash, Buffer.from([flags | (isPresent ? 1 : 0) | (isVerified ? 4 : 0)]), counted]);
}

function named(credentialId: Buffer) {
  const id = credentialId.toString("base64url");
  return { id, rawId: id, type: "public-key" as const };
}
