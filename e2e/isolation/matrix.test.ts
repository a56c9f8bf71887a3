/** Every entrance of a workspace × principal × place and thing × transport × token. `npm test` plays a pairwise sample of it. */
import { afterAll, expect, test } from "vitest";
import { asAdmin, closeConnections } from "@/db/testing/connections";
import { type Cell, kindsToCome, pairwise, titleOf } from "./cells";
import { readLog } from "./log";
import { play } from "./play";
import { makePlaying } from "./playing";
import { keepPart } from "./report";

const { entrances, cells: all, playing } = await makePlaying();
const cells = process.env.FULL ? all : pairwise(all);
let executed = 0;
let passed = 0;

afterAll(async () => {
  keepPart("matrix", {
    title: "Entrances of workspaces",
    enumerated: cells.length,
    executed,
    passed,
    notes: [`${all.length} cells in all`, ...kindsToCome.map((kind) => `to come, with its feature: ${kind}`)],
  });
  await closeConnections();
});

test.each(entrances)("$kind $name", async (entrance) => {
  const faults: string[] = [];
  for (const cell of cells.filter((each: Cell) => each.entrance === entrance)) {
    const fault = await play(playing, cell);
    executed += 1;
    if (fault) faults.push(`${titleOf(cell)}: ${fault}`);
    else passed += 1;
  }
  expect(faults.join("\n")).toBe("");
});

test("no line of the log and no mail tells of a workspace to whom it is not of", async () => {
  const { acme, globex } = playing.stage;
  await expect.poll(countWaitingMails, { timeout: 60_000 }).toBe(0);
  const { text } = readLog(playing.log, 0);
  for (const { canary } of [acme, globex]) expect(text.includes(canary)).toBe(false);
  const mails = await asAdmin`select concat_ws(' ', recipient, subject, html, text) as mail from mailbox`;
  expect(mails.some(({ mail }) => mail.includes(acme.canary))).toBe(true);
  expect(mails.filter(({ mail }) => mail.includes(acme.canary) && mail.includes(globex.canary))).toEqual([]);
});

async function countWaitingMails(): Promise<number> {
  const [row] = await asAdmin`select count(*)::int as waiting from pgboss.job
    where name = 'mail' and state in ('created', 'active', 'retry')`;
  return row?.waiting;
}

test("a token without a flaw is believed, so that each flaw is what fails", async () => {
  const entrance = entrances.find(({ name }) => name === "/[workspace]/events");
  if (!entrance) throw new Error("There is no entrance to try it on.");
  const cell: Cell = {
    entrance,
    principal: `all but ${entrance.needs}`,
    shape: { place: "here", thing: "here" },
    transport: "document",
    token: "flawless",
  };
  expect(await play(playing, cell)).toBe("done instead of forbidden (200)");
});
