/** A mail server on a port of this machine that misbehaves when told to. Tests only. */
import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/** "content" is while the mail comes in; "receipt" is when all of it has come and only the confirmation is due. */
export type Moment = "greeting" | "sender" | "recipient" | "content" | "receipt";
/** A number is a refusal with that code. */
export type Trouble = "hang" | "drop" | number;
export type Kept = { from: string; to: string[]; mail: Email; raw: string };
export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

export async function startMailServer(port = 0) {
  const kept: Kept[] = [];
  const plans = planning();
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    onConnect(session, answer) {
      plans.begin(session);
      plans.meet("greeting", session, answer);
    },
    onMailFrom: (_address, session, answer) => plans.meet("sender", session, answer),
    onRcptTo: (_address, session, answer) => plans.meet("recipient", session, answer),
    async onData(stream, session, answer) {
      if (plans.of(session)?.moment === "content")
        return stream.once("data", () => plans.meet("content", session, answer));
      const mail = await read(stream, session);
      // A mail whose confirmation gets lost is kept all the same; one that is refused is not.
      if (typeof plans.of(session)?.trouble !== "number") kept.push(mail);
      plans.meet("receipt", session, answer);
    },
  });
  server.server.on("connection", plans.watch);
  // A client that hangs up is part of the game.
  server.on("error", () => {});
  await once(server.listen(port, "127.0.0.1"), "listening");

  return {
    port: (server.server.address() as AddressInfo).port,
    kept,
    plan: plans.add,
    /** Hangs up on everybody; then nobody listens on the port. */
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      plans.dropAll();
      await closed;
    },
  };
}

async function read(stream: Readable, { envelope }: SMTPServerSession): Promise<Kept> {
  const raw = await buffer(stream);
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : "",
    to: envelope.rcptTo.map(({ address }) => address),
    mail: await PostalMime.parse(raw),
    raw: raw.toString("latin1"),
  };
}

/** What servers say beside the number, where that matters. */
const words: Record<number, string> = {
  550: "5.1.1 No such mailbox.",
  553: "5.7.1 This sender may not write from here.",
};

type Plan = { moment: Moment; trouble: Trouble; met: () => void; gone: () => void; answer?: () => void };

function planning() {
  const ahead: Plan[] = [];
  const bySession = new Map<string, Plan>();
  const sockets = new Map<number, Socket>();
  return {
    /** The trouble that the next connection without one gets into. */
    add(moment: Moment, trouble: Trouble) {
      const met = Promise.withResolvers<void>();
      const gone = Promise.withResolvers<void>();
      const plan: Plan = { moment, trouble, met: met.resolve, gone: gone.resolve };
      ahead.push(plan);
      /** It is in trouble; it is closed; it is in trouble no more. */
      return { met: met.promise, gone: gone.promise, release: () => plan.answer?.() };
    },
    begin(session: SMTPServerSession) {
      const plan = ahead.shift();
      if (plan) bySession.set(session.id, plan);
    },
    of: (session: SMTPServerSession) => bySession.get(session.id),
    meet(moment: Moment, session: SMTPServerSession, answer: (error?: Error) => void) {
      const plan = bySession.get(session.id);
      if (plan?.moment !== moment) return answer();
      const socket = sockets.get(session.remotePort);
      socket?.once("close", plan.gone);
      plan.answer = () => answer();
      plan.met();
      if (plan.trouble === "drop") socket?.destroy();
      if (typeof plan.trouble === "number")
        answer(Object.assign(new Error(words[plan.trouble] ?? "Not now."), { responseCode: plan.trouble }));
    },
    watch(socket: Socket) {
      const port = socket.remotePort ?? 0;
      sockets.set(port, socket);
      socket.once("close", () => sockets.delete(port));
    },
    dropAll() {
      for (const socket of sockets.values()) socket.destroy();
    },
  };
}
