import { expect } from "vitest";
import { asAdmin } from "@/db/testing/connections";
import { makeOrganization, makePerson } from "@/db/testing/people";
import { race } from "@/db/testing/race";
import { startMailServer } from "@/lib/mail/testing/mail-server";
import { mailStage } from "@/lib/mail/testing/stage";
import { attemptFor } from "@/lib/organization/testing";
import { inviteMembers } from "./invite";

const stage = mailStage();

race("many who are invited while the mail server is away get one mail each when it is back", 2, async () => {
  await asAdmin`delete from pgboss.job`;
  const olga = await makePerson("Olga");
  const slug = await makeOrganization([[olga, "owner"]]);
  const emails = (await Promise.all(Array.from({ length: 5 }, () => makePerson("New")))).map(
    ({ email }) => email,
  );
  await stage.server.stop();
  const { data } = await attemptFor(slug, olga, inviteMembers, {
    addresses: emails.join("\n"),
    roleKey: "viewer",
    again: false,
  });
  expect(data?.rows.map(({ state }) => state)).toEqual(emails.map(() => "sent"));
  const jobs = await asAdmin`select id from pgboss.job where name = 'mail'`;
  const send = () => Promise.allSettled(jobs.map(({ id }) => stage.worker.tryOnce(id)));
  expect((await send()).map(({ status }) => status)).toEqual(emails.map(() => "rejected"));
  stage.server = await startMailServer(stage.server.port);
  await send();
  // The queue was not told, say, and asks once more.
  await send();
  expect(stage.server.kept.map(({ to }) => to[0]).sort()).toEqual(emails.toSorted());
});
