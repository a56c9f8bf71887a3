/** Where a token of a program is believed: at an entrance that reads, at one that writes, and at introspection. */

import { readHashes } from "./play";
import { call, restoreNames } from "./play-program";
import {
  type Credential,
  everything,
  introspect,
  type Key,
  makeKey,
  makePersonalToken,
  sessionOf,
} from "./program-credentials";
import type { ProgramEntrance } from "./program-entrances";
import { programEntrances } from "./program-entrances";
import type { Server } from "./send";
import { makeMember, makePerson, type Person, type Stage } from "./stage";

const find = (name: string) =>
  programEntrances("organization").find((each) => each.name === name) as ProgramEntrance;
export const reading = find("GET /api/v1/events");
const writing = find("PATCH /api/v1/organization");

export const holders = ["key", "personal", "session"] as const;
type Kind = (typeof holders)[number];
/** Each is an owner with everything, so that a flaw alone can be what fails. */
type Holder = { credential: Credential | Key; person: Person };

export type Holders = {
  of: (kind: Kind) => Holder;
  /** A key of the same organization, for who asks about a token that is another's. */
  asker: Key;
};

export async function makeHolders({ acme, people }: Stage): Promise<Holders> {
  const all = await everything();
  const make = async (kind: Kind): Promise<[Kind, Holder]> => {
    const person = await makePerson("Hanna");
    await makeMember(person, { organization: acme, role: "owner", state: "active" });
    if (kind === "session") return [kind, { person, credential: await sessionOf(person) }];
    const credential = kind === "key" ? makeKey(acme, person, all) : makePersonalToken(person, all);
    return [kind, { person, credential: await credential }];
  };
  const held = new Map(await Promise.all(holders.map(make)));
  const of = (kind: Kind) => held.get(kind) as Holder;
  return { of, asker: await makeKey(acme, people.get("owner") as Person, []) };
}

/** Where the token is believed: at none of them, or at all. */
export async function believed(server: Server, stage: Stage, asker: Key, token: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${token}` };
  await restoreNames(stage);
  const before = await readHashes(stage);
  const [read, written] = [await call(server, reading, headers), await call(server, writing, headers)];
  const answers = [await introspect(server, token), await introspect(server, token, asker)];
  const refusals = [read, written].map(({ status }) => status);
  const isChanged = JSON.stringify(await readHashes(stage)) !== JSON.stringify(before);
  const found = [
    ...(read.outcome === "done" ? ["read"] : []),
    ...(written.outcome === "done" ? ["written"] : []),
    ...(isChanged ? ["changed"] : []),
    // 431: Node itself takes no header of that length.
    ...refusals.filter((status) => ![200, 401, 431].includes(status)).map((status) => `answered ${status}`),
    ...answers
      // 401: the asker's own key has gone with the organization.
      .filter(({ body, status }) => body !== '{"active":false}' && ![401, 431].includes(status))
      .map(({ body, status }) => (body.includes('"active":true') ? "active" : `${status} ${body}`)),
  ];
  return found;
}

/** So is one without a flaw. */
export const everywhere = ["read", "written", "changed", "active", "active"];
