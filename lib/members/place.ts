/** The only place that writes where a page of members ends into an address, and reads it from there. */
import { z } from "zod";
import type { MemberPlace } from "@/db/queries/member-pages";

const placeInput = z.tuple([
  z.int(),
  z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u),
  z.uuid(),
]);

export function writePlace(place: MemberPlace | undefined): string | undefined {
  if (!place) return undefined;
  return Buffer.from(JSON.stringify([place.rank, place.name, place.userId])).toString("base64url");
}

/** Undefined for what is no place: it comes from outside. */
export function readPlace(text: string | undefined): MemberPlace | undefined {
  const { success, data } = placeInput.safeParse(text && parse(text));
  if (!success) return undefined;
  const [rank, name, userId] = data;
  return { rank, name, userId };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return undefined;
  }
}
