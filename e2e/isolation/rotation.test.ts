/**
 * The signing keys rotate three times under two servers that are asked all the while, and neither is started anew. Nobody's
 * token may be refused in the overlap, by whichever server it was issued, and no retired key's may be taken after it.
 */
import { setTimeout as pause } from "node:timers/promises";
import { decodeProtectedHeader } from "jose";
import { afterAll, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { organizationCookieName } from "@/lib/organization/cookie";
import { leastPublished, overlap, ringAge } from "@/lib/organization/key-times";
import { pass } from "@/lib/organization/keys-testing";
import { actionManifest } from "./inventory";
import { onOtherServer } from "./other-server";
import { makeActor } from "./outside";
import { keepPart } from "./report";
import { getPage, postAction, type Server } from "./send";
import { makeStage, type Person } from "./stage";

afterAll(closeConnections);

const server = { url: process.env.E2E_BASE_URL ?? "" };
const counts = { requests: 0, refused: 0 };
const tokens = new Set<string>();

// Minutes of it, so in the whole suite alone; lib/organization/keys.db.test.ts plays the same without waiting.
test.runIf(process.env.FULL)(
  "rule 13: three rotations refuse nobody, and then end what the keys signed",
  async () => {
    const stage = await makeStage([]);
    const owner = stage.people.get("owner") as Person;
    const path = `/${stage.acme.slug}`;
    const playing = { stage, server, log: process.env.E2E_SERVER_LOG ?? "", things: new Map() };
    await onOtherServer(playing, "rotation", ".", {}, async (other) => {
      const servers = [server, other.server];
      await load(servers, path, owner);
      for (const each of [server, other.server, server]) {
        await pass(leastPublished);
        await rotate(each);
        await load(servers, path, owner);
      }
      const kids = new Set([...tokens].map(kidOf));
      expect(kids.size, "every key signed something").toBe(4);
      expect(counts.refused).toBe(0);

      const [current] =
        await asAdmin`select kid from signing_keys where signs_from is not null and retired_at is null`;
      await asAdmin`update signing_keys set retired_at = now() - make_interval(secs => ${overlap}) where retired_at is not null`;
      await pause((ringAge + 1) * 1000);
      const taken = { current: 0, retired: 0 };
      for (const token of tokens)
        for (const each of servers)
          if ((await ask(each, path, owner, token)).isTaken)
            taken[kidOf(token) === current?.kid ? "current" : "retired"] += 1;
      const ofCurrent = [...tokens].filter((token) => kidOf(token) === current?.kid).length;
      expect(taken).toEqual({ current: servers.length * ofCurrent, retired: 0 });
      tell(servers.length * (tokens.size - ofCurrent));
    });
  },
);

/** Asks both for as long as it takes them to read their keys anew, with tokens that one issued and the other is shown. */
async function load(servers: Server[], path: string, owner: Person): Promise<void> {
  const end = Date.now() + (ringAge / 2 + 5) * 1000;
  const lane = async (issuer: Server) => {
    while (Date.now() < end) {
      const { issued } = await ask(issuer, path, owner);
      if (!issued) throw new Error("A request without a token was given none.");
      tokens.add(issued);
      // Those of before, too: most of them were signed by another key.
      const shown = [issued, ...[...tokens].filter((_, index) => index % 20 === tokens.size % 20)].slice(
        0,
        10,
      );
      for (const token of shown)
        for (const server of servers) {
          counts.requests += 1;
          if (!(await ask(server, path, owner, token)).isTaken) counts.refused += 1;
        }
    }
  };
  await Promise.all(servers.map(lane));
}

/** A token that is not taken is issued anew, in passing. */
async function ask(server: Server, path: string, { cookie: session }: Person, token?: string) {
  const { outcome, headers } = await getPage(server, path, { session, token });
  const issued = new RegExp(`${organizationCookieName()}=([\\w.-]+)`).exec(headers["set-cookie"] ?? "")?.[1];
  return { issued, isTaken: outcome === "done" && issued === undefined };
}

async function rotate(server: Server): Promise<void> {
  const found = actionManifest().find(({ name }) => name.endsWith("#rotateKeysAction"));
  const { cookie: session } = await makeActor("staff");
  const sent = { id: found?.id ?? "", path: found?.page ?? "" };
  expect((await postAction(server, sent, [{}], { session })).outcome).toBe("done");
}

function kidOf(token: string): string {
  return decodeProtectedHeader(token).kid ?? "";
}

function tell(after: number): void {
  const all = counts.requests + after;
  keepPart("rotation", {
    title: "Rotation of the signing keys",
    ...{ enumerated: all, executed: all, passed: all },
    tables: [
      {
        title: "Three rotations under two servers that nobody starts anew",
        rows: [
          ["when", "requests", "refused"],
          ["in the overlap", String(counts.requests), String(counts.refused)],
          ["after it, with what a retired key signed", String(after), String(after)],
        ],
      },
    ],
  });
}
