/** What staff see of the signing keys, and how they rotate them. */
import "server-only";
import { z } from "zod";
import type { StaffTx } from "@/db/wall";
import { overlap } from "@/lib/organization/key-times";
import { readKeys, type SigningKeyState } from "@/lib/organization/keys";
import { conflict } from "@/lib/organization/operation";
import { rotateKeys } from "@/lib/organization/rotation";
import { staffOperation } from "./operation";

export type ListedKey = {
  kid: string;
  state: SigningKeyState;
  publishedSince: Date;
  signsSince: Date | null;
  /** Null until it is known: it verifies as long as it signs, and for a while after. */
  verifiesUntil: Date | null;
};

const order: readonly SigningKeyState[] = ["current", "next", "previous"];

/** The one that signs, the next one, and those of before, the latest first. */
export async function listKeys(tx: StaffTx): Promise<ListedKey[]> {
  const keys = (await readKeys(tx)).toReversed().map(({ kid, state, createdAt, signsFrom, retiredAt }) => ({
    kid,
    state,
    publishedSince: createdAt,
    signsSince: signsFrom,
    verifiesUntil: retiredAt && new Date(retiredAt.getTime() + overlap * 1000),
  }));
  return order.flatMap((state) => keys.filter((key) => key.state === state));
}

/** A second click comes too soon: by then there is another next key. */
export const rotateSigningKeys = staffOperation({
  permission: "rotate:signing-key",
  input: z.object({}),
  event: "signingKey.rotated",
  run: async (tx) => {
    const rotation = await rotateKeys(tx);
    if (rotation.outcome === "rotated") return { data: undefined, acts: [{ name: rotation.kid }] };
    const minutes = Math.ceil(rotation.seconds / 60);
    return conflict(
      `The next key is not known everywhere yet. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
    );
  },
});
