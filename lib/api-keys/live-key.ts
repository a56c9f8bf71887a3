/** From the text of a key to its row. */
import "server-only";
import { type Credential, findKey } from "@/db/queries/programs";
import { readKey } from "./secret";

/** The live key behind a text that may be one. */
export async function findLiveKey(text: string): Promise<Credential | undefined> {
  const read = readKey(text);
  const key = read && (await findKey(read.secretHash));
  return key?.id === read?.id ? key : undefined;
}
