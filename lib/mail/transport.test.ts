import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Mail } from "./mails";
import { type MailServer, startMailServer } from "./testing/mail-server";

let server: MailServer;

beforeEach(async () => {
  server = await startMailServer();
  vi.stubEnv("MAILBOX", "");
  vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${server.port}`);
  vi.resetModules();
});

afterEach(async () => {
  await server.stop();
  vi.unstubAllEnvs();
});

/** What arrives of a mail. */
async function send(mail: Mail) {
  const { deliver } = await import("./transport");
  const { renderMail } = await import("./render");
  await deliver({ id: "some-id", to: mail.to, ...(await renderMail(mail)) }, new AbortController().signal);
  const [kept] = server.kept;
  if (!kept) throw new Error("Nothing arrived.");
  return kept;
}

const invitation = {
  kind: "invitation",
  to: "bob@example.com",
  inviterName: "Alice",
  organizationName: "Acme",
  roleName: "Member",
  url: "https://app.example.com/invitation",
} as const;

test("a mail says who it is from and to, in its envelope and in its header", async () => {
  vi.stubEnv("MAIL_FROM", "Product <hello@example.org>");
  const { from, to, mail } = await send(invitation);
  expect({ from, to }).toEqual({ from: "hello@example.org", to: ["bob@example.com"] });
  expect(mail.from).toEqual({ name: "Product", address: "hello@example.org" });
  expect(mail.to).toEqual([{ name: "", address: "bob@example.com" }]);
  expect(mail.messageId).toBe("<some-id@localhost>");
  expect(mail.text).toContain(invitation.url);
  expect(mail.html).toContain(invitation.url);
});

test.each(["\r\n", "\n", "\r", "\r\n\r\n"])(
  "§2: a name with %j adds no header and no body",
  async (lineBreak) => {
    const inviterName = `Eve${lineBreak}Reply-To: eve${lineBreak}X-Evil: yes`;
    const { mail, raw } = await send({ ...invitation, inviterName, organizationName: inviterName });
    const names = mail.headers.map(({ key }) => key).sort();
    expect(names).toEqual(["content-type", "date", "from", "message-id", "mime-version", "subject", "to"]);
    expect(mail.subject).toMatch(/^Eve.*Reply-To: eve.*invited you to/);
    expect(raw).toMatch(/^Content-Type: multipart\/alternative/m);
  },
);

test.each([
  "bob@example.com, eve@evil.example",
  "bob@example.com;eve@evil.example",
  "bob@example.com> RCPT TO:<eve@evil.example",
  "bob@example.com\r\nRCPT TO:<eve@evil.example>",
  "friends:bob@example.com,eve@evil.example;",
  "",
])("§2: whatever an address is made of, a mail has one recipient or is not sent: %j", async (to) => {
  const arrived = await send({ ...invitation, to }).catch(() => undefined);
  expect(arrived?.to.length ?? 1).toBe(1);
  expect(arrived?.to ?? []).not.toContain("eve@evil.example");
});
