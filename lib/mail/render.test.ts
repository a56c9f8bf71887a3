import { expect, test } from "vitest";
import { brand } from "@/lib/brand";
import type { Mail, MailKind } from "./mails";
import { renderMail } from "./render";
import { sampleMails, sampleNames } from "./samples";

const kinds = Object.keys(sampleMails(sampleNames.usual)) as MailKind[];

/** Rendered, with the words of the text part on one line and as they were written. */
async function read(mail: Mail) {
  const { subject, html, text } = await renderMail(mail);
  return { subject, html, text, line: text.replaceAll(/\s+/g, " ") };
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, link = ""]) => link);
}

test.each(kinds)("%s says in both parts what it is about", async (kind) => {
  const mail: Mail = sampleMails(sampleNames.usual)[kind];
  const { subject, html, text, line } = await read(mail);
  expect(subject).toMatch(/^\S.{5,70}\S$/);
  if ("organizationName" in mail) {
    expect(subject).toContain("Acme");
    expect(html).toContain(`Acme · ${brand.name}`);
    expect(line).toContain(`Acme · ${brand.name}`);
  }
  for (const value of Object.entries(mail).filter(
    ([field]) => !["kind", "to", "at", "until"].includes(field),
  ))
    expect(line, value[0]).toContain(value[1]);
  expect(linksIn(html)).toEqual("url" in mail ? [mail.url] : []);
  expect(text.match(/https?:\/\/\S+/g) ?? []).toEqual("url" in mail ? [mail.url] : []);
});

test("times are in words, and in UTC whatever the machine thinks", async () => {
  const mails = sampleMails(sampleNames.usual);
  expect((await read(mails["new-device"])).line).toContain("14 March 2026, 15:09 UTC");
  expect((await read(mails["workspace-deleted"])).line).toContain("Until 13 April 2026 any of its owners");
  expect((await read(mails["account-deletion"])).line).toContain("On 13 April 2026 it is deleted");
});

test("a sign-in from nobody knows where says no address", async () => {
  const mail = { ...sampleMails(sampleNames.usual)["new-device"], ip: null };
  expect((await read(mail)).line).not.toContain("address");
});

test.each(kinds)("%s carries no link, script or markup of somebody's name", async (kind) => {
  const mail: Mail = sampleMails(sampleNames.hostile)[kind];
  const { subject, html, text } = await read(mail);
  expect(subject + html + text).not.toMatch(/evil/);
  expect(html).not.toMatch(/<script|<b>/);
  expect(linksIn(html)).toEqual("url" in mail ? [mail.url] : []);
});

test("what is not plain has a word that stands for it", async () => {
  const mail = sampleMails(sampleNames.hostile)["role-changed"];
  const { subject, line } = await read(mail);
  expect(subject).toBe(`Your role in ${brand.workspace.a} is now Admin`);
  expect(line).toContain(
    `Hello there, <script>alert(1)</script><b>Bold</b> & co changed your role in ${brand.workspace.a}`,
  );
});
