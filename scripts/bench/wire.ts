// The only place that listens between app and database: a relay that writes down what the app sends and how often it waits.
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { atEnd } from "../parts/task.ts";

/** One round trip: something is sent, and nothing more until the answer is there. */
export type Trip = { connection: number; statement: string; isPreparing: boolean };

export type Wire = { url: string; take: () => Trip[] };

/** Stands before the database of `url`; gives the address under which the app finds it. */
export async function listenOn(url: string): Promise<Wire> {
  const { hostname, port } = new URL(url);
  let trips: Trip[] = [];
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const connection = connections;
    const database = connect(Number(port), hostname);
    const note = (statement: string, isPreparing: boolean) =>
      trips.push({ connection, statement, isPreparing });
    client.on("data", reader(note));
    client.pipe(database).pipe(client);
    for (const socket of [client, database]) closeBoth(socket, client, database);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  atEnd(() => void server.close());
  const here = new URL(url);
  here.port = String((server.address() as AddressInfo).port);
  const take = () => {
    const taken = trips;
    trips = [];
    return taken;
  };
  return { url: here.href, take };
}

function closeBoth(socket: Socket, ...both: Socket[]) {
  socket.on("error", () => {});
  socket.on("close", () => both.forEach((each) => void each.destroy()));
}

/**
 * Reads the messages of PostgreSQL's protocol: a letter, four bytes of length, the rest. A simple query (Q), a sync (S) and
 * a flush (H) each wait for an answer.
 */
function reader(note: (statement: string, isPreparing: boolean) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let isStarted = false;
  const prepared = new Map<string, string>();
  let current = "";
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      // The first message has no letter.
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return;
      const letter = isStarted ? String.fromCharCode(rest[0] ?? 0) : "";
      const words = rest
        .subarray(head + 4, length)
        .toString("utf8")
        .split("\0");
      rest = rest.subarray(length);
      isStarted = true;
      if (letter === "Q") note(words[0] ?? "", false);
      if (letter === "P") prepared.set(words[0] ?? "", words[1] ?? "");
      if (letter === "P" || letter === "B") current = prepared.get(words[letter === "P" ? 0 : 1] ?? "") ?? "";
      if (letter === "S" || letter === "H") note(current, letter === "H");
    }
  };
}
