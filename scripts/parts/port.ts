// The only place that chooses ports: the person's for the app, whatever is free for everything else.
import { connect, createServer, type Server } from "node:net";
import { Told } from "./say.ts";

/** Other machines cannot reach the app unless LISTEN says so: the demo people have a published password. */
export function host(): string {
  return process.env.LISTEN || "localhost";
}

/** The port of the app: PORT, else 3000. */
export async function appPort(task: string): Promise<number> {
  const text = process.env.PORT || "3000";
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Told(`PORT is "${text}", which is no port: set a number from 1 to 65535.`);
  if (await isFree(port)) return port;
  throw new Told(
    `Port ${port} is in use by another program: choose another one, as in \`PORT=${port + 1} npm run ${task}\`.`,
  );
}

/** The wished port if nobody has it, else one that the system chooses. */
export async function freePort(wished?: number): Promise<number> {
  if (wished && (await isFree(wished))) return wished;
  const server = await listen(0, "127.0.0.1");
  const address = server.address();
  await close(server);
  if (!address || typeof address === "string") throw new Told("The system gave no free port.");
  return address.port;
}

/** Whether somebody listens there. */
export function isServed(port: number): Promise<boolean> {
  const everywhere = ["0.0.0.0", "::"].includes(host());
  return new Promise((done) => {
    const socket = connect(port, everywhere ? "127.0.0.1" : host(), () => done(true));
    socket.on("connect", () => socket.end()).on("error", () => done(false));
  });
}

/** "localhost" may lead to either family, so both must be free. */
async function isFree(port: number): Promise<boolean> {
  for (const address of ["::", "127.0.0.1", host()]) {
    try {
      await close(await listen(port, address));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EADDRINUSE") return false;
      if (code === "EACCES")
        throw new Told(`Port ${port} is reserved for the system: choose one above 1023, as in PORT=3000.`);
      // Anything else: this machine has no such address, so nobody can listen there.
    }
  }
  return true;
}

function listen(port: number, address: string): Promise<Server> {
  return new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen({ port, host: address }, () => done(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()));
}
